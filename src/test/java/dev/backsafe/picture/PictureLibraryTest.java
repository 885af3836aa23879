package dev.backsafe.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DirectBench;
import dev.backsafe.picture.Pictures.Image;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.routine.Dose;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Illustration;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureLibraryTest {
  private static final Routine ROUTINE = DirectBench.LIBRARY.routine();

  @TempDir Path temp;

  /** A routine whose one figure no build has drawn. */
  private static Routine changed() {
    Exercise exercise = ROUTINE.get("leg-curl");
    Variation old = exercise.variations().getLast();
    Variation held =
        new Variation(
            old.id(), new Dose(3, Dose.Sides.EACH_LEG, 17), old.needs(), old.load(), old.figure());
    return new Routine(
        "changed",
        List.of(new Exercise("leg-curl", 0, "article", List.of(held))),
        ROUTINE.programmes());
  }

  private static Picture shown(String exercise, String variation, boolean moving) {
    return new Picture.OfExercise(new Illustration(exercise, variation, moving));
  }

  private static Image awaited(PictureLibrary gallery, Picture picture)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Optional<Image> found = gallery.find(picture);
    while (found.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(5));
      found = gallery.find(picture);
    }
    return found.orElseThrow();
  }

  @Test
  void everyVariationHasBothForms() throws Exception {
    try (PictureLibrary gallery = new PictureLibrary(ROUTINE)) {
      for (Exercise exercise : ROUTINE.exercises()) {
        for (Variation variation : exercise.variations()) {
          Picture loop = shown(exercise.id(), variation.id(), true);
          Picture still = shown(exercise.id(), variation.id(), false);
          assertThat(awaited(gallery, loop).name()).endsWith(variation.id() + ".gif");
          assertThat(awaited(gallery, still).name()).endsWith(variation.id() + ".png");
        }
      }
    }
  }

  @Test
  void aFigureThatTheBuildHasNotDrawnIsDrawnOnceAndHasTheSameKeyInEveryProcess() throws Exception {
    try (PictureLibrary gallery = new PictureLibrary(changed());
        PictureLibrary other = new PictureLibrary(changed())) {
      gallery.warm();
      Picture picture = shown("leg-curl", "heel-slide", true);
      Image image = awaited(gallery, picture);
      assertThat(awaited(gallery, picture).content()).isSameAs(image.content());
      assertThat(awaited(other, picture).key()).isNotNull().isEqualTo(image.key());
    }
  }

  @Test
  void aChartThatCameTooLateIsThereTheNextTime() throws Exception {
    Picture chart =
        new Picture.OfWeeks(
            new ProgressChart("Weeks", "band", "pain", "rest", List.of(), "", List.of()));
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger drawings = new AtomicInteger();
    try (ExecutorService slow =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
              @Override
              protected void beforeExecute(Thread thread, Runnable drawing) {
                drawings.incrementAndGet();
                try {
                  held.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            };
        PictureLibrary gallery =
            new PictureLibrary(ROUTINE, Executors.newSingleThreadExecutor(), slow)) {
      assertThat(gallery.find(chart)).as("the words go first").isEmpty();
      assertThat(gallery.find(chart)).isEmpty();
      held.countDown();
      assertThat(awaited(gallery, chart).content()).isNotEmpty();
      assertThat(drawings).as("drawn once for all who asked").hasValue(1);
      assertThat(awaited(gallery, chart).key()).as("personal").isNull();
      assertThat(drawings).as("not kept once it was there").hasValue(2);
    }
  }

  @Test
  void aChartDoesNotWaitForLoops() throws Exception {
    Picture chart =
        new Picture.OfWeeks(
            new ProgressChart("Weeks", "band", "pain", "rest", List.of(), "", List.of()));
    CountDownLatch held = new CountDownLatch(1);
    try (ExecutorService busy = Executors.newSingleThreadExecutor();
        PictureLibrary gallery =
            new PictureLibrary(changed(), busy, Executors.newSingleThreadExecutor())) {
      busy.execute(
          () -> {
            try {
              held.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      gallery.warm();
      assertThat(awaited(gallery, chart).content()).isNotEmpty();
      held.countDown();
    }
  }

  /** The first picture of a process takes long on a busy machine; a page does not go without. */
  @Test
  void aPageWaitsForItsPicture() {
    ExecutorService slow =
        new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          public <T> Future<T> submit(Callable<T> task) {
            return new FutureTask<>(task) {
              @Override
              public T get(long timeout, TimeUnit unit)
                  throws ExecutionException, InterruptedException, TimeoutException {
                if (unit.toSeconds(timeout) < 20) {
                  throw new TimeoutException();
                }
                run();
                return get();
              }
            };
          }
        };
    try (PictureLibrary gallery = new PictureLibrary(ROUTINE, slow, slow)) {
      Picture page = new Picture.OfSummary(new SummaryPage("A page", "by me", List.of()));
      assertThat(gallery.find(page)).isPresent();
    }
  }

  @Test
  void whatIsNotThereIsNoPicture() {
    try (PictureLibrary gallery = new PictureLibrary(ROUTINE)) {
      assertThat(gallery.find(shown("leg-curl", "flying", true))).isEmpty();
      assertThat(gallery.find(shown("flying", "full", false))).isEmpty();
    }
  }

  @Test
  void aRepliesPictureIsToldInWordsAndTheChartHasWhatTheWordsSay() throws Exception {
    String url = "jdbc:sqlite:" + temp.resolve("g.db");
    try (DirectBench bench =
            new DirectBench(url, Instant.parse("2026-03-02T08:00:00Z"), Checkpoint.NONE);
        PictureLibrary gallery = new PictureLibrary(ROUTINE)) {
      bench.say("ada", "/start");
      for (String label : List.of("Yes, let's go", "None of these", "That's all")) {
        bench.press("ada", bench.button(label).orElseThrow().data());
      }
      Outgoing card = bench.sent.getLast();
      assertThat(card.picture()).isEqualTo(shown("glute-bridge", "full", true));
      assertThat(card.alt()).startsWith("Lying on the back with feet flat");
      bench.say("ada", "done");
      bench.say("ada", "ache, 3 of 10");
      bench.say("ada", "/stop");
      bench.say("ada", "/progress");
      Outgoing progress = bench.sent.getLast();
      Picture picture = Objects.requireNonNull(progress.picture());
      ProgressChart chart = ((Picture.OfWeeks) picture).chart();
      assertThat(chart.title()).isEqualTo("Sessions a week");
      assertThat(chart.weeks()).containsExactly(new ProgressChart.Week("Mar 2", true, List.of(3)));
      assertThat(progress.alt()).startsWith("A chart of your weeks");
      Image image = awaited(gallery, picture);
      assertThat(image.key()).as("personal").isNull();
    }
  }
}
