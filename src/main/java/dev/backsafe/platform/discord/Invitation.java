package dev.backsafe.platform.discord;

import dev.backsafe.platform.PlatformTexts;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** A card in a channel, for everybody; whoever presses its button is answered privately. */
final class Invitation {
  /** What the button carries: it was made for nobody in particular. */
  private static final String DATA = "!session~";

  private Invitation() {}

  static MessageCreateData card(PlatformTexts words) {
    Button start = Button.success(DATA, words.say(DiscordPhrase.INVITATION_BUTTON));
    return MessageRenderer.plain()
        .useComponentsV2(true)
        .setComponents(
            Container.of(TextDisplay.of(words.say(DiscordPhrase.INVITATION)), ActionRow.of(start))
                .withAccentColor(MessageRenderer.ACCENT))
        .build();
  }

  static boolean isOurs(String componentId) {
    return componentId.equals(DATA);
  }
}
