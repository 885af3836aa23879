package dev.backsafe.picture;

import java.util.List;

/**
 * What a page for an appointment shows, every word in somebody's own language.
 *
 * @param by who wrote it, and from what
 */
public record SummaryPage(String title, String by, List<Section> sections) {
  public SummaryPage {
    sections = List.copyOf(sections);
  }

  /** What belongs together. */
  public record Section(String title, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One thing that it says.
   *
   * @param open whether a line is drawn behind it, to be filled in
   */
  public record Entry(String words, boolean open) {}
}
