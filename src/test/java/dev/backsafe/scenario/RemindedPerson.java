package dev.backsafe.scenario;

import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;

/** Somebody in the {@link ReminderSimulationTest}, with habits of their own. */
final class RemindedPerson {
  static final String JOIN = "join";
  private static final String TRAIN = "train";
  private static final String HELLO = "hello";
  private static final String ANSWER = "answer";
  private static final String ON = "on";
  private static final String RETURN = "return";
  private static final String CLEARED = "cleared";

  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "America/Los_Angeles",
          "Pacific/Auckland");

  /** Without clock changes: what their clock shows is never told. */
  private static final List<String> SECRET_ZONES =
      List.of("Asia/Kolkata", "America/Bogota", "Africa/Lagos");

  private record Choice(String label, int from, int to) {}

  private static final List<Choice> HOURS =
      List.of(
          new Choice("any", 0, 24),
          new Choice("any", 0, 24),
          new Choice("mornings", 8, 11),
          new Choice("afternoons", 14, 17),
          new Choice("evenings", 17, 21));

  /** So long a session stays open in which nothing is heard. */
  private static final Duration OPEN = Duration.ofHours(3);

  private final String id;
  private final ReminderSimulationTest world;
  private final Random random;
  private final ReminderPreferences taste;
  private final Choice hours;
  private final boolean ownQuiet;
  private final ReminderOracle oracle;
  private List<Button> offered = List.of();
  private String last = "";
  private Instant heardAt = Instant.MIN;
  private boolean training;
  private boolean reachable = true;
  private boolean joined;
  private boolean on = true;
  private boolean speaking;
  private int done;
  private boolean hurt;
  private boolean held;
  private int sessions;

  RemindedPerson(String id, ReminderSimulationTest world, Random random, Outages outages) {
    this.id = id;
    this.world = world;
    this.random = random;
    boolean told = random.nextInt(8) > 0;
    List<String> zones = told ? ZONES : SECRET_ZONES;
    ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
    hours = told ? HOURS.get(random.nextInt(HOURS.size())) : HOURS.getFirst();
    ownQuiet = told && random.nextInt(3) == 0;
    LocalTime from = ownQuiet ? LocalTime.of(22, 30) : LocalTime.of(21, 0);
    LocalTime to = ownQuiet ? LocalTime.of(6, 30) : LocalTime.of(8, 0);
    taste = new ReminderPreferences(zone, told, hours.from(), hours.to(), from, to);
    oracle = new ReminderOracle(id, taste, outages);
  }

  String id() {
    return id;
  }

  ReminderOracle oracle() {
    return oracle;
  }

  int sessions() {
    return sessions;
  }

  boolean isReachable() {
    return reachable;
  }

  /** Something has come. */
  void receives(Outgoing message) {
    if (!message.buttons().isEmpty()) {
      offered = message.buttons();
    }
    last = message.text();
    Instant closed = heardAt.plus(OPEN);
    if (message.text().startsWith("I closed the session")) {
      ends(world.now(), closed);
    } else if (!speaking && training && !world.now().isBefore(closed)) {
      // That it has closed could not be said while it was news.
      ends(closed, closed);
    }
    if (!speaking) {
      oracle.said(world.now(), new SaidReminder(message.text()));
      if (offers("Start now") || offers("Better") || offers("It has settled")) {
        plan(Duration.ofMinutes(random.nextInt(30 * 60)), ANSWER);
      }
    }
  }

  /** What had come already, when the bot had died over it. */
  void receivesAgain(Outgoing message) {
    offered = message.buttons().isEmpty() ? offered : message.buttons();
    if (!speaking) {
      oracle.saidAgain(world.now(), new SaidReminder(message.text()));
    }
  }

  /** The same when they have blocked the bot: it takes it for said, and then learns of it. */
  void missed(Outgoing message) {
    oracle.said(world.now(), new SaidReminder(message.text()));
  }

  void act(String what) {
    boolean seldom = !what.equals(HELLO) || random.nextInt(6) > 0;
    if (seldom && !taste.zoneTold() && taste.isQuiet(world.now())) {
      plan(Duration.ofHours(11), what);
      return;
    }
    if (!reachable && !what.equals(RETURN)) {
      if (what.equals(CLEARED)) {
        plan(Duration.ofHours(10), CLEARED);
      }
      return;
    }
    switch (what) {
      case JOIN -> join();
      case TRAIN -> train();
      case ANSWER -> answer();
      case ON -> turn(true);
      case CLEARED -> cleared();
      case RETURN -> {
        reachable = true;
        oracle.blocks(false);
        say(HELLO);
      }
      default -> say(what);
    }
    if (what.equals(JOIN) || what.equals(HELLO) || what.equals(RETURN)) {
      plan(Duration.ofHours(4 + random.nextInt(140)), random.nextInt(3) == 0 ? TRAIN : HELLO);
      seldom();
    } else if (what.equals(TRAIN)) {
      plan(Duration.ofHours(20 + random.nextInt(140)), random.nextInt(3) == 0 ? HELLO : TRAIN);
    }
  }

  private void seldom() {
    if (random.nextInt(25) == 0 && !training) {
      reachable = false;
      oracle.blocks(true);
      plan(Duration.ofHours(10 + random.nextInt(200)), RETURN);
    } else if (on && random.nextInt(30) == 0 && !training) {
      turn(false);
    }
  }

  private void turn(boolean toOn) {
    if (joined && toOn != on && !training) {
      say(toOn ? "/reminders on" : "/reminders off");
      on = toOn;
      oracle.turned(world.now(), on);
      if (!on) {
        plan(Duration.ofHours(random.nextInt(120)), ON);
      }
    }
  }

  private void join() {
    say("/start");
    press("Yes, let's go");
    press("None of these");
    press("That's all");
    press("Stop");
    say("/reminders on");
    if (taste.zoneTold()) {
      say("/settings");
      press("Time zone");
      say(taste.zone().getId());
    }
    say("/reminders " + hours.label());
    if (ownQuiet) {
      say("/reminders quiet 22:30-6:30");
    }
    if (random.nextInt(4) == 0) {
      say("/reminders recap on");
    }
    joined = true;
  }

  private void answer() {
    if (training || !on) {
      return;
    }
    if (offers("Better") && offers("About the same")) {
      String how = List.of("Better", "Better", "About the same", "Worse").get(random.nextInt(4));
      press(how);
      if (how.equals("Worse")) {
        oracle.closed(world.now(), Duration.ofDays(2));
      }
      seen();
    } else if (offers("It has settled")) {
      settle();
    } else if (offers("Start now")) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> train();
        case 4 -> snooze("In an hour");
        case 5 -> snooze("Tomorrow");
        case 6 -> snooze("Not this week");
        default -> {}
      }
    }
  }

  private void snooze(String label) {
    press(label);
    offered = List.of(); // What has been answered stands in the chat, and is over.
    oracle.snoozed(world.now(), label);
  }

  private void settle() {
    String how =
        List.of("It has settled", "It has settled", "About the same", "Worse")
            .get(random.nextInt(4));
    press(how);
    if (how.equals("About the same")) {
      oracle.closed(world.now(), Duration.ofHours(24));
    } else if (how.equals("Worse")) {
      oracle.closed(world.now(), Duration.ofDays(2));
    }
    seen();
  }

  private void train() {
    say("/session");
    ready();
    for (int i = 0; training && i < 1 + random.nextInt(3); i++) {
      world.advance(world.now().plusMillis((20_000 + random.nextInt(100_000)) / world.crowd()));
      exercise();
    }
    if (training && random.nextInt(12) > 0) {
      say("/stop session");
    }
    seen();
  }

  /** What is asked before a session. */
  private void ready() {
    for (int asked = 0; asked < 6 && !training; asked++) {
      if (offers("It has settled") && last.startsWith("It hurt last time")) {
        settle();
        return;
      }
      List<String> fine = List.of("None of these", "The same", "As usual", "Not yet", "Skip");
      String answer = fine.stream().filter(this::offers).findFirst().orElse("");
      if (answer.isEmpty()) {
        return;
      }
      press(answer);
    }
  }

  private void exercise() {
    int dice = random.nextInt(40);
    if (!training || !world.now().isBefore(heardAt.plus(OPEN))) {
      return; // The bot was away, and the session is over.
    }
    if (dice < 3) {
      hurt = true;
      say("/pain ache 3");
    } else if (dice == 3) {
      hurt = true;
      say("/pain sharp");
    } else if (offers("Done")) {
      press("Done");
      done++;
    }
  }

  private boolean offers(String label) {
    return offered.stream().anyMatch(b -> b.label().equals(label));
  }

  private void press(String label) {
    Button button =
        offered.stream()
            .filter(b -> b.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError(id + " is not offered " + label + ": " + last));
    send(new Content.Press(button.data()));
  }

  private void say(String text) {
    send(new Content.Text(text));
  }

  private void send(Content content) {
    oracle.heard(world.now(), content.toString());
    speaking = true;
    world.send(this, content);
    speaking = false;
    boolean shown = offers("Done") && last.contains(" of ");
    Instant closed = heardAt.plus(OPEN);
    boolean over = !world.now().isBefore(closed); // Also when another one has begun meanwhile.
    if (training && (over || !shown)) {
      ends(world.now(), over ? closed : world.now());
    }
    if (shown && !training) {
      training = true;
      done = 0;
      hurt = false;
      sessions++;
      oracle.started(world.now());
    }
    heardAt = world.now();
  }

  private void ends(Instant known, Instant at) {
    if (training) {
      training = false;
      oracle.ended(known, at, done > 0 || hurt, hurt);
      seen();
    }
  }

  /** A clinician sees them, when the bot asks for that. */
  private void seen() {
    if (!training && !held && offers("A doctor or physio said it's fine")) {
      held = true;
      oracle.held();
      plan(Duration.ofHours(30), CLEARED);
    }
  }

  private void cleared() {
    say(HELLO);
    press("A doctor or physio said it's fine");
    press("None of these");
    held = false;
    oracle.cleared(world.now());
  }

  private void plan(Duration after, String what) {
    Instant at = world.now().plus(after);
    ZonedDateTime here = at.atZone(taste.zone());
    boolean strange = taste.isQuiet(at);
    // Whose clock is not known is seldom heard at night, but it happens.
    if (strange && !taste.zoneTold() && (!what.equals(HELLO) || random.nextInt(6) > 0)) {
      at = here.plusHours(13).toInstant();
      at = taste.isQuiet(at) ? here.plusHours(6).toInstant() : at;
    }
    world.plan(at, this, what);
  }
}
