package dev.backsafe.platform.discord;

import dev.backsafe.platform.PlatformTexts;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/**
 * A button that opens a box to write in, for the places where nothing can be typed to the bot. What
 * is written there nobody else sees, and it is taken for what the person says.
 */
final class OwnWords {
  /** The button's data, which never reaches the conversation. */
  private static final String DATA = "!words";

  private static final String INPUT = "words";

  /** As much as a direct message takes, so that one may say the same in both. */
  private static final int LONGEST = 2_000;

  private OwnWords() {}

  static boolean isOurs(ComponentId component) {
    return component.data().equals(DATA);
  }

  static Button button(String user, PlatformTexts words) {
    return Button.secondary(
        new ComponentId(DATA, user).write(), words.say(DiscordPhrase.OWN_WORDS));
  }

  static Modal box(String user, PlatformTexts words) {
    TextInput input =
        TextInput.create(INPUT, TextInputStyle.PARAGRAPH).setRequiredRange(1, LONGEST).build();
    return Modal.create(
            new ComponentId(DATA, user).write(), words.say(DiscordPhrase.OWN_WORDS_TITLE))
        .addComponents(
            Label.of(
                words.say(DiscordPhrase.OWN_WORDS_LABEL),
                words.say(DiscordPhrase.OWN_WORDS_HINT),
                input))
        .build();
  }

  /** What was written; empty when nothing was. */
  static String read(ModalInteractionEvent event) {
    ModalMapping written = event.getValue(INPUT);
    return written == null ? "" : written.getAsString();
  }
}
