package dev.backsafe.turn;

import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.summary.Summary;
import dev.backsafe.conversation.summary.SummaryKey;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.picture.Picture;
import dev.backsafe.picture.SummaryPage;
import dev.backsafe.platform.Outgoing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page for an appointment, in somebody's language: as words, and as a picture of them. */
public final class SummaryPages {
  private final Phrasing phrasing;

  public SummaryPages(Phrasing phrasing) {
    this.phrasing = phrasing;
  }

  /** The words, with the picture beside them. */
  Outgoing show(Summary summary, Voice voice) {
    SummaryPage page = page(summary, voice);
    String alt = phrasing.say(SummaryKey.ALT.line(), voice);
    return new Outgoing(text(page, voice), List.of(), new Picture.OfSummary(page), alt, null, null);
  }

  /** The picture. */
  public SummaryPage page(Summary summary, Voice voice) {
    return new SummaryPage(
        phrasing.say(summary.title(), voice),
        phrasing.say(summary.by(), voice),
        summary.sections().stream().map(section -> section(section, voice)).toList());
  }

  private SummaryPage.Section section(Summary.Section section, Voice voice) {
    return new SummaryPage.Section(
        phrasing.say(section.title(), voice),
        section.entries().stream()
            .map(e -> new SummaryPage.Entry(phrasing.say(e.line(), voice), e.open()))
            .toList());
  }

  private String text(SummaryPage page, Voice voice) {
    String sections =
        page.sections().stream()
            .map(section -> text(section, voice))
            .collect(Collectors.joining("\n\n"));
    return page.title() + "\n" + page.by() + "\n\n" + sections;
  }

  private String text(SummaryPage.Section section, Voice voice) {
    return section.entries().stream()
        .map(entry -> text(entry, voice))
        .collect(Collectors.joining("\n", section.title() + "\n", ""));
  }

  private String text(SummaryPage.Entry entry, Voice voice) {
    SummaryKey key = entry.open() ? SummaryKey.OPEN : SummaryKey.ENTRY;
    TextArgument words = new TextArgument.Verbatim(entry.words());
    return phrasing.say(key.line(Map.of("line", words)), voice);
  }
}
