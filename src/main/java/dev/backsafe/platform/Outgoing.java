package dev.backsafe.platform;

import dev.backsafe.conversation.Button.Tone;
import dev.backsafe.picture.Picture;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to send, in the person's language.
 *
 * @param text plain text, never markup
 * @param picture what it shows, or null
 * @param alt the same in words, for whoever does not see it; null without a picture
 * @param document a file to go with it, or null
 * @param spent the card whose buttons are over with this message, or null
 * @param answers the update that it answers, or null when the bot speaks first
 * @param until the moment from which on it must not be sent any more, in milliseconds; or null
 * @param urgent before what it goes
 * @param fold what of the text a platform may show folded, or null
 */
public record Outgoing(
    String text,
    List<Button> buttons,
    @Nullable Picture picture,
    @Nullable String alt,
    @Nullable Document document,
    @Nullable Spent spent,
    @Nullable String answers,
    @Nullable Long until,
    Urgency urgent,
    @Nullable Fold fold) {
  // In outboxes of before it may be missing.
  @SuppressWarnings("ConstantValue")
  public Outgoing {
    buttons = List.copyOf(buttons);
    urgent = urgent == null ? Urgency.NONE : urgent;
  }

  public Outgoing(
      String text, List<Button> buttons, @Nullable Picture picture, @Nullable Document document) {
    this(text, buttons, picture, null, document, null);
  }

  public Outgoing(
      String text,
      List<Button> buttons,
      @Nullable Picture picture,
      @Nullable String alt,
      @Nullable Document document,
      @Nullable Spent spent) {
    this(text, buttons, picture, alt, document, spent, null, null, Urgency.NONE, null);
  }

  public Outgoing spending(@Nullable Spent card) {
    return new Outgoing(text, buttons, picture, alt, document, card, answers, until, urgent, fold);
  }

  public Outgoing answering(@Nullable String update) {
    return new Outgoing(text, buttons, picture, alt, document, spent, update, until, urgent, fold);
  }

  /** A reminder: at night, or when it is no news any more, it is not sent. */
  public Outgoing onlyUntil(Instant moment) {
    long millis = moment.toEpochMilli();
    return new Outgoing(
        text, buttons, picture, alt, document, spent, answers, millis, urgent, fold);
  }

  public Outgoing folding(@Nullable Fold part) {
    return new Outgoing(text, buttons, picture, alt, document, spent, answers, until, urgent, part);
  }

  /** It goes before what waits and is less urgent. */
  public Outgoing first(Urgency how) {
    return new Outgoing(text, buttons, picture, alt, document, spent, answers, until, how, fold);
  }

  public Outgoing withoutPicture() {
    return new Outgoing(text, buttons, null, null, document, spent, answers, until, urgent, fold);
  }

  /** Only words, without what may go with them. */
  public Outgoing plain(String words) {
    return new Outgoing(words, List.of(), null, null, null, null, answers, until, urgent, null);
  }

  /** Whether it asks to go on with an exercise. */
  public boolean asksToGoOn() {
    return buttons.stream().anyMatch(button -> button.tone() == Tone.GO);
  }

  /** Whether it shows the same as another. */
  public boolean looksLike(Outgoing other) {
    return text.equals(other.text)
        && labels().equals(other.labels())
        && Objects.equals(picture, other.picture)
        && Objects.equals(document, other.document);
  }

  private List<String> labels() {
    return buttons.stream().map(Button::label).toList();
  }

  /**
   * A button; {@code data} comes back when it is pressed.
   *
   * @param tone how it stands out
   */
  public record Button(String label, String data, Tone tone) {
    // In outboxes of before there was none.
    @SuppressWarnings("ConstantValue")
    public Button {
      tone = tone == null ? Tone.PLAIN : tone;
    }

    public Button(String label, String data) {
      this(label, data, Tone.PLAIN);
    }
  }

  /** A file, with its content as text. */
  public record Document(String name, String content) {}

  /**
   * A card that was pressed and has had its answer.
   *
   * @param card the platform's id of it
   * @param inPlace whether this message may take its place: the talk goes on where it was
   * @param past what it says where none takes its place, or null
   */
  public record Spent(String card, boolean inPlace, @Nullable Past past) {
    public Spent(String card, boolean inPlace) {
      this(card, inPlace, null);
    }
  }

  /**
   * What a card is to say that stays in the chat when it is over.
   *
   * @param still what it shows then: nothing there moves any more
   */
  public record Past(String text, Picture still) {}

  /** Words that are long beside the others, from one place in the text to another. */
  public record Fold(int from, int to) {}
}
