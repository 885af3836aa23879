package dev.backsafe.platform.discord;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.components.ResolvedMedia;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.AttachmentUpdate;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * A message that is to change where it stands. Left alone, JDA would fetch each of its pictures and
 * upload it again; what an edit names by its id stays
 * (https://discord.com/developers/docs/resources/message#edit-message: attachments "that should be
 * present after edit, including retained and new").
 *
 * @param onComponents whether it is made of components alone; such a message stays that way
 * @param pictures the ids of its attachments, by the names of their files
 */
record ShownCard(boolean onComponents, Map<String, String> pictures) {
  private static final String ATTACHMENT = "attachment://";

  /** Nothing stands there yet. */
  static final ShownCard NONE = new ShownCard(false, Map.of());

  /** The card whose button was pressed, if it was one. */
  static ShownCard at(PendingInteraction open) {
    Message card = open.card();
    if (card == null) {
      return NONE;
    }
    Map<String, String> pictures = new HashMap<>();
    if (card.isUsingComponentsV2()) {
      for (MediaGallery gallery : card.getComponentTree().findAll(MediaGallery.class)) {
        gallery.getItems().forEach(item -> note(item, pictures));
      }
    }
    return new ShownCard(card.isUsingComponentsV2(), pictures);
  }

  private static void note(MediaGalleryItem item, Map<String, String> pictures) {
    ResolvedMedia media = item.getResolvedMedia();
    String id = media == null ? null : media.getAttachmentId();
    if (id != null) {
      pictures.put(fileName(item.getUrl()), id);
    }
  }

  /** Of {@code https://cdn.discordapp.com/attachments/1/2/bridge.gif?ex=3}: {@code bridge.gif}. */
  private static String fileName(String url) {
    String path = url.split("[?#]", 2)[0];
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The same without what it shows: all of it is uploaded. */
  ShownCard withoutPictures() {
    return new ShownCard(onComponents, Map.of());
  }

  /** Whether such a picture stands there and can stay. */
  boolean shows(String file) {
    return pictures.containsKey(file);
  }

  /** What stays where it stands. */
  static MediaGalleryItem kept(String file) {
    return MediaGalleryItem.fromUrl(ATTACHMENT + file);
  }

  /** Whether something of it is to stay in what comes. */
  boolean keepsAny(List<MessageCreateData> next) {
    return next.stream().anyMatch(part -> !staying(part).isEmpty());
  }

  /** What is shown by a name that is not uploaded anew. */
  private List<AttachmentUpdate> staying(MessageCreateData next) {
    Set<String> shown = new HashSet<>();
    next.getComponentTree()
        .findAll(MediaGallery.class)
        .forEach(g -> g.getItems().forEach(i -> shown.add(i.getUrl().replace(ATTACHMENT, ""))));
    next.getAllDistinctFiles().forEach(file -> shown.remove(file.getName()));
    return shown.stream()
        .map(pictures::get)
        .filter(Objects::nonNull)
        .map(AttachedFile::fromAttachment)
        .toList();
  }

  /** The change that puts a new message in its place. */
  MessageEditData replacedBy(MessageCreateData next) {
    MessageEditBuilder edit = MessageEditBuilder.fromCreateData(next).setReplace(true);
    List<AttachmentUpdate> staying = staying(next);
    return (staying.isEmpty() ? edit : edit.setAttachments(staying)).build();
  }

  /** The change that takes its buttons, and the colour that says where to look. */
  MessageEditData withoutButtons(Message card) {
    MessageEditBuilder edit =
        new MessageEditBuilder()
            .useComponentsV2(onComponents)
            .setComponents(card.getComponentTree().replace(this::withoutButtons));
    Collection<AttachmentUpdate> staying =
        pictures.values().stream().map(AttachedFile::fromAttachment).toList();
    return (staying.isEmpty() ? edit : edit.setAttachments(staying)).build();
  }

  @SuppressWarnings("NullAway") // JDA takes null for what is to go.
  private Component withoutButtons(Component part) {
    return switch (part) {
      case ActionRow _ -> null;
      case Container box -> box.withAccentColor((Integer) null).replace(this::withoutButtons);
      case MediaGallery gallery ->
          gallery.withItems(gallery.getItems().stream().map(this::stayingIfKnown).toList());
      default -> part;
    };
  }

  private MediaGalleryItem stayingIfKnown(MediaGalleryItem item) {
    String file = fileName(item.getUrl());
    return shows(file)
        ? kept(file).withDescription(item.getDescription()).withSpoiler(item.isSpoiler())
        : item;
  }
}
