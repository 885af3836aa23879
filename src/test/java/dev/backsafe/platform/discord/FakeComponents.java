package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What Discord takes as a message's components, with IS_COMPONENTS_V2 and without;
 * https://docs.discord.com/developers/components/reference and
 * https://docs.discord.com/developers/resources/message#edit-message, as of 6 August 2026.
 */
final class FakeComponents {
  static final int ROW = 1;
  static final int BUTTON = 2;
  static final int SELECT = 3;
  static final int SECTION = 9;
  static final int TEXT = 10;
  static final int GALLERY = 12;
  static final int FILE = 13;
  static final int SEPARATOR = 14;
  static final int CONTAINER = 17;

  private static final String ATTACHMENT = "attachment://";
  private static final int MOST = 40;
  private static final int LONGEST_TEXTS = 4_000;
  private static final int LONGEST_ALT = 1_024;
  private static final Set<Integer> IN_CONTAINER =
      Set.of(ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR);

  private final Set<String> files;
  private final Set<String> customIds = new HashSet<>();
  private int count;
  private int text;

  private FakeComponents(Set<String> files) {
    this.files = files;
  }

  /**
   * Refuses what Discord refuses.
   *
   * @param files the names of what is attached
   */
  static void check(JsonNode components, boolean onComponents, Set<String> files)
      throws FakeRefusal {
    new FakeComponents(files).check(components, onComponents);
  }

  /** All of them, whatever they stand in, in order. */
  static List<JsonNode> all(JsonNode components) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode part : components) {
      all.add(part);
      all.addAll(all(part.path("components")));
    }
    return all;
  }

  private void check(JsonNode components, boolean onComponents) throws FakeRefusal {
    if (!onComponents && components.size() > 5) {
      throw FakeRefusal.invalid("more than 5 rows");
    }
    for (JsonNode part : components) {
      int type = part.path("type").asInt();
      if (onComponents ? type != CONTAINER && !IN_CONTAINER.contains(type) : type != ROW) {
        throw FakeRefusal.invalid("a component that must not stand there: " + type);
      }
      checkPart(part);
    }
    if (onComponents && count > MOST) {
      throw FakeRefusal.invalid("more than 40 components");
    }
    if (text > LONGEST_TEXTS) {
      throw FakeRefusal.invalid("texts are longer than 4000");
    }
  }

  private void checkPart(JsonNode part) throws FakeRefusal {
    count++;
    switch (part.path("type").asInt()) {
      case CONTAINER -> checkContainer(part);
      case ROW -> checkRow(part.path("components"));
      case TEXT -> {
        text += part.path("content").asText("").length();
        refuseIf(part.path("content").asText("").isBlank(), "a text without words");
      }
      case GALLERY -> checkGallery(part.path("items"));
      case FILE -> {
        String url = part.path("file").path("url").asText();
        refuseIf(!url.startsWith(ATTACHMENT), "a file that is no attachment");
        checkUrl(url);
      }
      default -> throw FakeRefusal.invalid("a component that this bot does not use");
    }
  }

  private void checkContainer(JsonNode container) throws FakeRefusal {
    int accent = container.path("accent_color").asInt(0);
    refuseIf(accent < 0 || accent > 0xFFFFFF, "accent_color");
    refuseIf(container.path("components").isEmpty(), "a container without components");
    for (JsonNode part : container.path("components")) {
      refuseIf(!IN_CONTAINER.contains(part.path("type").asInt()), "a component of a container");
      checkPart(part);
    }
  }

  private void checkGallery(JsonNode items) throws FakeRefusal {
    refuseIf(items.isEmpty() || items.size() > 10, "a gallery of none or more than 10");
    for (JsonNode item : items) {
      refuseIf(item.path("description").asText("").length() > LONGEST_ALT, "alt text over 1024");
      checkUrl(item.path("media").path("url").asText());
    }
  }

  /** What is referred to by its name has to be uploaded, or to stay. */
  private void checkUrl(String url) throws FakeRefusal {
    boolean attached =
        url.startsWith(ATTACHMENT) && files.contains(url.substring(ATTACHMENT.length()));
    refuseIf(!attached && !url.startsWith("https://"), "media that is not there: " + url);
  }

  private void checkRow(JsonNode row) throws FakeRefusal {
    boolean menu = row.path(0).path("type").asInt() == SELECT;
    refuseIf(row.isEmpty() || row.size() > (menu ? 1 : 5), "a row of none, or of too many");
    for (JsonNode item : row) {
      count++;
      refuseIf(item.path("type").asInt() != (menu ? SELECT : BUTTON), "a component of a row");
      String customId = item.path("custom_id").asText();
      refuseIf(
          customId.isEmpty() || customId.length() > 100 || !customIds.add(customId),
          "custom_id is empty, too long or there twice");
      refuseIf(!menu && item.path("label").asText().isBlank(), "a button without words");
      refuseIf(item.path("label").asText().length() > 80, "a label longer than 80");
      checkOptions(item.path("options"));
    }
  }

  private static void checkOptions(JsonNode options) throws FakeRefusal {
    refuseIf(options.size() > 25, "more than 25 options");
    Set<String> values = new HashSet<>();
    for (JsonNode option : options) {
      String value = option.path("value").asText();
      int label = option.path("label").asText().length();
      refuseIf(label < 1 || label > 100 || value.length() > 100, "an option longer than 100");
      refuseIf(!values.add(value), "an option that is there twice");
    }
  }

  private static void refuseIf(boolean wrong, String what) throws FakeRefusal {
    if (wrong) {
      throw FakeRefusal.invalid(what);
    }
  }
}
