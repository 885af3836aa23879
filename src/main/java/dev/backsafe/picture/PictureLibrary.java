package dev.backsafe.picture;

import dev.backsafe.platform.BoundedMap;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
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
 * operator has changed is drawn once, off everybody's way, and kept in memory; a chart is drawn for
 * whoever asks. Nobody waits long for a picture: a card goes without it, and the next one has it.
 */
public final class PictureLibrary implements Pictures, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PictureLibrary.class);

  /** What a card waits at most. */
  static final Duration PATIENCE = Duration.ofMillis(300);

  /** A chart is asked for and is no card; the first one of a process loads what draws. */
  private static final Duration PATIENCE_FOR_CHART = Duration.ofSeconds(2);

  /** Bytes of drawn pictures that are kept; a routine's loops together have about two million. */
  private static final int KEPT = 8_000_000;

  /** Charts are somebody's own, so that no more are kept than may be asked for again soon. */
  private static final int LATE = 32;

  private static final int KEY_BYTES = 12;

  private final Map<String, Wanted> figures = new HashMap<>();
  private final Map<String, Future<byte[]>> underWay = new ConcurrentHashMap<>();
  private final Map<String, byte[]> drawn = new LinkedHashMap<>(16, 0.75f, true);
  private int kept;
  private final ExecutorService painter;

  /** Charts that took longer than anybody waits: there when they are asked for again. */
  private final Map<String, Future<byte[]>> late = new BoundedMap<>(LATE);

  /** Another than the painter, whose loops a chart need not wait for. */
  private final ExecutorService charts;

  private record Wanted(FigureFormat form, Exercise exercise, Variation variation) {}

  public PictureLibrary(Routine routine) {
    this(routine, thread("painter"), thread("chart painter"));
  }

  PictureLibrary(Routine routine, ExecutorService painter, ExecutorService charts) {
    this.painter = painter;
    this.charts = charts;
    for (Exercise exercise : routine.exercises()) {
      for (Variation variation : exercise.variations()) {
        for (FigureFormat form : FigureFormat.values()) {
          figures.put(form.reference(exercise, variation), new Wanted(form, exercise, variation));
        }
      }
    }
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
    for (Wanted wanted : figures.values()) {
      if (wanted.form == FigureFormat.LOOP && shipped(wanted).isEmpty()) {
        var _ = draw(wanted);
      }
    }
  }

  @Override
  public Optional<Image> find(String picture) {
    Optional<ProgressChart> chart = ProgressChart.read(picture);
    if (chart.isPresent()) {
      return chart(picture, chart.get()).map(content -> new Image(null, "progress.png", content));
    }
    Wanted wanted = figures.get(picture);
    if (wanted == null) {
      return Optional.empty();
    }
    return shipped(wanted)
        .or(() -> kept(wanted))
        .or(() -> soon(draw(wanted), PATIENCE))
        .map(content -> image(wanted, content));
  }

  private Optional<byte[]> chart(String picture, ProgressChart chart) {
    Future<byte[]> before;
    synchronized (late) {
      before = late.remove(picture);
    }
    Future<byte[]> drawing = before == null ? charts.submit(() -> ChartImages.png(chart)) : before;
    Optional<byte[]> content = soon(drawing, PATIENCE_FOR_CHART);
    if (content.isEmpty() && drawing.state() != Future.State.FAILED) {
      synchronized (late) {
        late.put(picture, drawing);
      }
    }
    return content;
  }

  private static Image image(Wanted wanted, byte[] content) {
    return new Image(
        key(content), wanted.form.fileName(wanted.exercise, wanted.variation), content);
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
    String resource = FigureFormat.resource(wanted.form.shippedName(wanted.variation));
    try (InputStream in = PictureLibrary.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<byte[]> kept(Wanted wanted) {
    synchronized (drawn) {
      return Optional.ofNullable(drawn.get(wanted.form.shippedName(wanted.variation)));
    }
  }

  private Future<byte[]> draw(Wanted wanted) {
    String name = wanted.form.shippedName(wanted.variation);
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
      while (kept > KEPT && eldest.hasNext()) {
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
