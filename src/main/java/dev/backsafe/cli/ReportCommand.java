package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.outcomes.Outcomes;
import dev.backsafe.outcomes.OutcomesReport;
import dev.backsafe.service.Composition;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backsafe report}: what becomes of people, and of nobody in particular. */
@Command(
    name = "report",
    description = {
      "Say what becomes of people: how many begin, stay, have less pain, are held, and why.",
      "It counts people whose data are stored now; whoever has deleted theirs is in no number."
          + " The service may run meanwhile."
    },
    footerHeading = "%nWhat the lines mean:%n",
    footer = {
      "  Enrolled: agreed. Started: had a session that counts, one in which an exercise was done,"
          + " or which pain had stopped.",
      "  Still training at 30 days, 6 months (182 days), 12 months (365 days): of those whose first"
          + " session was that long ago, those with a session in the 14 days before that mark, or"
          + " at any time after it. Two weeks without one are what the programme calls a break.",
      "  Sessions a week: from the first session to the last, the mean of those who were still"
          + " training at 30 days.",
      "  Less pain: the mean of their last two answers to how the back is after a session is 2"
          + " points or 30 %% below that of their first two; more: 2 points above. Of those with at"
          + " least four answers; whoever has fewer is compared by what they call their usual pain,"
          + " if they told that four times.",
      "  Sharp pain: told in a session, or six and more of ten. Emergencies: a warning sign that"
          + " calls for help today. Held: ever; each under one reason, the most urgent. A sign that"
          + " was taken back was none.",
      "  Hidden: a group of fewer than five, nobody included; or one that would tell of such a"
          + " group with others that are told: what is left of a group when those told within it"
          + " are taken away is always five or more. All counts are of people, not of events. Two"
          + " reports of nearly the same day, side by side, tell what changed between them: publish"
          + " them seldom."
    })
public final class ReportCommand extends PrintingCommand {
  @Mixin private DatabaseOption database = new DatabaseOption();

  @Option(names = "--json", description = "one JSON object; what is hidden is null")
  private boolean json;

  @Override
  public void run() {
    Settings settings = database.in(content.settings());
    if (settings.database().isSqlite() && !DatabaseOption.isThere(settings.database())) {
      throw new OperatorException(
          settings.database().url() + " does not exist; there is nothing to report");
    }
    OutcomesReport report = report(settings, Instant.now());
    out().print(json ? report.json() + System.lineSeparator() : report.text());
    out().flush();
  }

  private static OutcomesReport report(Settings settings, Instant now) {
    Outcomes outcomes = new Outcomes(now);
    try (Store store = Composition.store(settings)) {
      Optional<Store.Filed> person = store.next(0);
      while (person.isPresent()) {
        outcomes.add(person.get().history());
        person = store.next(person.get().number());
      }
    }
    return outcomes.report();
  }
}
