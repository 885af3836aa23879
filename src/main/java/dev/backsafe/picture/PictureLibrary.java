package dev.backsafe.picture;

import dev.backsafe.routine.Illustration;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures that messages name. What the build has drawn lies in the jar; a figure that an
 * operator has changed is drawn once, off everybody's way, and kept in memory; a chart, or a page,
 * is drawn for whoever asks. Nobody waits long for a picture of an exercise or a chart: a card goes
 * without it, and the next one has it. Whoever calls waits on a thread of their own.
 */
public final class PictureLibrary implements Pictures, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PictureLibrary.class);

  /** What a card waits at most. */
  static final Duration LONGEST_WAIT_FOR_FIGURE = Duration.ofMillis(300);

  /** A chart is asked for and is no card; the first one of a process loads what draws. */
  private static final Duration LONGEST_WAIT_FOR_CHART = Duration.ofSeconds(2);

  /** A page is asked for to be taken along: on a busy machine, too, it comes with its picture. */
  private static final Duration LONGEST_WAIT_FOR_PAGE = Duration.ofSeconds(30);

  /** Bytes of drawn pictures that are kept; a routine's loops together have about two million. */
  private static final int MOST_BYTES_KEPT = 8_000_000;

  /** Charts are somebody's own, so that no more are kept than may be asked for again soon. */
  private static final int MOST_LATE_CHARTS = 32;

  private static final int KEY_BYTES = 12;

  private final Routine routine;
  private final Map<String, Future<byte[]>> underWay = new ConcurrentHashMap<>();
  private final Map<String, byte[]> drawn = new LinkedHashMap<>(16, 0.75f, true);
  private int kept;
  private final ExecutorService painter;

  /** Charts and pages that took longer than anybody waits: there when they are asked for again. */
  private final Map<Picture, Future<byte[]>> late =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Picture, Future<byte[]>> eldest) {
          return size() > MOST_LATE_CHARTS;
        }
      };

  /** Another than the painter, whose loops a chart need not wait for. */
  private final ExecutorService charts;

  private record Wanted(FigureFormat form, Variation variation) {
    /** The same for the same figure, drawn by the build or here. */
    String name() {
      return form.shippedName(variation);
    }
  }

  public PictureLibrary(Routine routine) {
    this(routine, thread("painter"), thread("chart painter"));
  }

  PictureLibrary(Routine routine, ExecutorService painter, ExecutorService charts) {
    this.routine = routine;
    this.painter = painter;
    this.charts = charts;
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
  }

  /** For an operator whose Java lacks what draws. */
  public static final String CANNOT_DRAW =
      "this Java lacks the module java.desktop, which draws the pictures; use one that has it";

  /** Whether this Java can draw at all; looked at without loading what draws. */
  public static boolean canDraw() {
    return ModuleLayer.boot().findModule("java.desktop").isPresent();
  }

  /** Draws, in its own time, the loops that the build has not drawn. */
  public void warm() {
    painter.execute(this::drawMissing);
  }

  private void drawMissing() {
    routine.exercises().stream()
        .flatMap(e -> e.variations().stream())
        .map(v -> new Wanted(FigureFormat.LOOP, v))
        .filter(w -> shipped(w).isEmpty())
        .forEach(
            w -> {
              var _ = draw(w);
            });
  }

  @Override
  public Optional<Image> find(Picture picture) {
    return switch (picture) {
      case Picture.OfWeeks(ProgressChart chart) ->
          personal(picture, "progress.png", () -> ChartImages.png(chart));
      case Picture.OfSummary(SummaryPage page) ->
          personal(picture, "summary.png", () -> SummaryImages.png(page));
      case Picture.OfExercise(Illustration shown) ->
          routine.find(shown).flatMap(variation -> figure(shown, variation));
    };
  }

  private Optional<Image> figure(Illustration shown, Variation variation) {
    Wanted wanted = new Wanted(FigureFormat.of(shown), variation);
    String file = wanted.form.fileName(shown.exercise(), shown.variation());
    return shipped(wanted)
        .or(() -> kept(wanted))
        .or(() -> soon(draw(wanted), LONGEST_WAIT_FOR_FIGURE))
        .map(content -> new Image(key(content), file, content, false));
  }

  /** What is somebody's own is drawn for them, and not kept where it has been seen. */
  private Optional<Image> personal(Picture picture, String name, Callable<byte[]> draws) {
    Future<byte[]> before;
    synchronized (late) {
      before = late.remove(picture);
    }
    Future<byte[]> drawing = before == null ? charts.submit(draws) : before;
    boolean exact = picture instanceof Picture.OfSummary;
    Optional<byte[]> content =
        soon(drawing, exact ? LONGEST_WAIT_FOR_PAGE : LONGEST_WAIT_FOR_CHART);
    if (content.isEmpty() && drawing.state() != Future.State.FAILED) {
      synchronized (late) {
        late.put(picture, drawing);
      }
    }
    return content.map(drawn -> new Image(null, name, drawn, exact));
  }

  private static String key(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Optional<byte[]> shipped(Wanted wanted) {
    String resource = FigureFormat.resource(wanted.name());
    try (InputStream in = PictureLibrary.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<byte[]> kept(Wanted wanted) {
    synchronized (drawn) {
      return Optional.ofNullable(drawn.get(wanted.name()));
    }
  }

  private Future<byte[]> draw(Wanted wanted) {
    String name = wanted.name();
    Callable<byte[]> drawing =
        () -> {
          try {
            byte[] content = wanted.form.draw(wanted.variation);
            keep(name, content);
            return content;
          } finally {
            underWay.remove(name);
          }
        };
    return underWay.computeIfAbsent(name, _ -> painter.submit(drawing));
  }

  private void keep(String name, byte[] content) {
    synchronized (drawn) {
      if (drawn.put(name, content) == null) {
        kept += content.length;
      }
      var eldest = drawn.entrySet().iterator();
      while (kept > MOST_BYTES_KEPT && eldest.hasNext()) {
        kept -= eldest.next().getValue().length;
        eldest.remove();
      }
    }
  }

  private static Optional<byte[]> soon(Future<byte[]> drawing, Duration patience) {
    try {
      return Optional.of(drawing.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.error(
          "a picture cannot be drawn: {}",
          Objects.requireNonNullElse(e.getCause(), e).getClass().getName());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    painter.shutdownNow();
    charts.shutdownNow();
  }
}
