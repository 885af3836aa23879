package dev.backsafe.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.summary.Summary;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.harness.AppointmentPeople;
import dev.backsafe.harness.AppointmentPeople.Patient;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.picture.Picture;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.picture.Pictures.Image;
import dev.backsafe.platform.Outgoing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages of five people, in words and as pictures. {@code -Dsummaries.rewrite=true} writes the
 * words anew, and the pictures, to be looked at, to {@code target/summaries}.
 */
class SummaryPagesTest {
  private static final boolean REWRITE = Boolean.getBoolean("summaries.rewrite");
  private static final Path WORDS = Path.of("src/test/resources/summaries");
  private static final Path PICTURES = Path.of("target/summaries");

  /** A phone's screen at two dots for one: https://screensizes.app, 390 by 844. */
  private static final int WIDE = 780;

  private static final int TALL = 1_688;

  /** https://core.telegram.org/bots/api#sendmessage. */
  private static final int ONE_MESSAGE = 4_096;

  static Outgoing page(Patient patient) {
    SessionPlanner planner = new SessionPlanner(DirectBench.LIBRARY.routine());
    Summary summary = Summary.of(patient.history(), patient.person(), planner, patient.now());
    Phrasing phrasing = new Phrasing(DirectBench.LIBRARY.texts(), DirectBench.LIBRARY.helpLines());
    Voice voice = new Voice("en", patient.person().profile().zone());
    return new SummaryPages(phrasing).show(summary, voice);
  }

  @TestFactory
  Stream<DynamicTest> whatStandsOnThePageOf() {
    return AppointmentPeople.all().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compare(e.getKey(), e.getValue())));
  }

  private static void compare(String name, Patient patient) throws IOException {
    Outgoing page = page(patient);
    byte[] png = png(Objects.requireNonNull(page.picture()));
    Path words = WORDS.resolve(name + ".txt");
    if (REWRITE) {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), png);
      Files.writeString(words, page.text() + "\n");
    }
    assertThat(page.text() + "\n").isEqualTo(Files.readString(words));
    assertThat(page.text().length()).isLessThanOrEqualTo(ONE_MESSAGE);
    var picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(WIDE);
    assertThat(picture.getHeight()).as("one page").isBetween(WIDE, TALL);
  }

  private static byte[] png(Picture picture) {
    try (PictureLibrary library = new PictureLibrary(DirectBench.LIBRARY.routine())) {
      return library.find(picture).map(Image::content).orElseThrow();
    }
  }
}
