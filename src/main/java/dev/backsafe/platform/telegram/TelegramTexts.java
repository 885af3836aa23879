package dev.backsafe.platform.telegram;

import java.util.Map;

/**
 * What Telegram shows of the bot outside of the conversation, in one language.
 *
 * @param commands what each command does, by its name, in the order of the list
 * @param about shown in an empty chat, before Start is pressed
 * @param shortAbout shown on the bot's profile
 * @param group what is said in a group
 * @param groupButton leads from there to the private chat
 */
public record TelegramTexts(
    Map<String, String> commands,
    String about,
    String shortAbout,
    String group,
    String groupButton) {}
