package dev.backsafe.conversation;

import java.util.List;

/** Every text that the engine says by itself, with the names of its arguments. */
public enum Key {
  WELCOME("welcome"),
  WELCOME_PRIVACY("welcome.privacy"),
  WELCOME_AGREE("welcome.agree"),
  WELCOME_DECLINE("welcome.decline"),
  WELCOME_DECLINED("welcome.declined"),
  WELCOME_FIRST("welcome.first"),
  WELCOME_PAIN("welcome.pain"),
  WELCOME_NOTHING_STORED("welcome.nothing-stored"),

  SCREENING_ASK("screening.ask"),
  SCREENING_NONE("screening.none"),
  SCREENING_SOME("screening.some"),
  SCREENING_WHICH("screening.which"),
  SCREENING_BACK("screening.back"),
  SCREENING_CLEAR("screening.clear"),
  SCREENING_FIRST("screening.first"),

  HELD_SURE("held.sure"),
  HELD_YES("held.yes"),
  HELD_NOT_YET("held.not-yet"),
  HELD_WAIT("held.wait"),
  HELD_SURE_CRISIS("held.sure-crisis"),
  HELD_CLEARED("held.cleared"),
  HELD_CLEARED_CRISIS("held.cleared-crisis"),
  HELD_PERSISTENT("held.persistent"),

  SETUP_EQUIPMENT("setup.equipment"),
  SETUP_HAVE("setup.have", "item"),
  SETUP_LACK("setup.lack", "item"),
  SETUP_NEXT("setup.next"),
  SETUP_SKIP("setup.skip"),
  SETUP_ZONE("setup.zone"),
  SETUP_ZONE_UNKNOWN("setup.zone-unknown", "place"),
  SETUP_ZONE_SET("setup.zone-set", "time"),
  SETUP_BY_CLOCK("setup.by-clock"),
  SETUP_CLOCK("setup.clock"),
  SETUP_CLOCK_UNCLEAR("setup.clock-unclear"),
  SETUP_REMINDERS("setup.reminders"),
  SETUP_REMIND("setup.remind"),
  SETUP_NO_REMINDERS("setup.no-reminders"),
  SETUP_HOURS("setup.hours"),
  SETUP_READY("setup.ready"),
  SETUP_FIRST("setup.first"),

  SETTINGS_MENU("settings.menu", "equipment", "zone", "reminders", "pictures"),
  SETTINGS_SAVED("settings.saved"),
  SETTINGS_NO_EQUIPMENT("settings.no-equipment"),
  SETTINGS_NO_ZONE("settings.no-zone"),
  SETTINGS_OFF("settings.off"),
  SETTINGS_EDIT_EQUIPMENT("settings.edit-equipment"),
  SETTINGS_EDIT_ZONE("settings.edit-zone"),
  SETTINGS_EDIT_REMINDERS("settings.edit-reminders"),
  SETTINGS_EDIT_PICTURES("settings.edit-pictures"),
  SETTINGS_PICTURES("settings.pictures"),
  SETTINGS_CLOSE("settings.close"),

  READY("ready"),
  READY_BEGIN("ready.begin"),
  READY_WHY("ready.why"),
  RESTING_RECOVERY("resting.recovery", "left", "until"),
  RESTING_WEEKLY_CAP("resting.weekly-cap", "left", "until"),
  RESTING_PAIN("resting.pain", "left", "until"),
  BETWEEN_NOT_IN_SESSION("between.not-in-session"),
  BETWEEN_SHARP("between.sharp"),
  BETWEEN_ACHE("between.ache"),

  SESSION_OPENING("session.opening"),
  SESSION_LEFT_OUT("session.left-out", "count", "names"),
  SESSION_NOTHING_FITS("session.nothing-fits"),
  SESSION_RUNNING("session.running"),
  CARD_TITLE("card.title", "position", "total", "name"),
  CARD_DOSE_LOAD("card.dose-load", "dose", "load"),
  CARD_STEP_UP("card.step-up", "name"),
  CARD_DONE("card.done"),
  CARD_HURTS("card.hurts"),
  CARD_EASIER("card.easier"),
  CARD_STEP_UP_OPTION("card.step-up-option"),
  CARD_SKIP("card.skip"),
  CARD_HOW("card.how"),
  CARD_STOP("card.stop"),
  CARD_ANSWER_DONE("card.answer-done"),
  CARD_ANSWER_SKIPPED("card.answer-skipped"),
  CARD_ANSWER_EASIER("card.answer-easier"),
  CARD_ANSWER_STEP_UP("card.answer-step-up"),
  CARD_ANSWER_GENTLEST("card.answer-gentlest"),
  CARD_ANSWER_GOOD("card.answer-good"),
  CARD_ANSWER_UNDONE("card.answer-undone"),
  CARD_ANSWER_REOPENED("card.answer-reopened"),
  NOTHING_TO_UNDO("nothing-to-undo"),
  STILL_THERE("still-there"),

  PAIN_ASK_KIND("pain.ask-kind"),
  PAIN_ASK_KIND_BETWEEN("pain.ask-kind-between"),
  PAIN_SHARP("pain.sharp"),
  PAIN_TINGLING("pain.tingling"),
  PAIN_ACHE("pain.ache"),
  PAIN_SLIP("pain.slip"),
  PAIN_SLIPPED("pain.slipped"),
  PAIN_ASK_SCORE("pain.ask-score"),
  PAIN_SCORE_OPTION("pain.score-option", "score"),
  PAIN_NO_SCORE("pain.no-score"),
  PAIN_GENTLER("pain.gentler"),
  PAIN_DROPPED("pain.dropped"),
  PAIN_STOPPED_SHARP("pain.stopped-sharp"),
  PAIN_STOPPED_SECOND("pain.stopped-second"),
  PAIN_SETTLES("pain.settles"),

  FINISH_COMPLETED("finish.completed"),
  FINISH_STOPPED("finish.stopped"),
  FINISH_IDLE("finish.idle"),
  FINISH_ROUTINE_CHANGED("finish.routine-changed"),
  FINISH_NOTHING("finish.nothing"),
  FINISH_DONE("finish.done", "names"),
  FINISH_SWAPPED("finish.swapped", "names"),
  FINISH_SKIPPED("finish.skipped", "names"),
  FINISH_DROPPED("finish.dropped", "names"),

  UNSURE_ASK("unsure.ask"),
  UNSURE_ASK_FLAG("unsure.ask-flag", "sign"),
  UNSURE_IN_CASE("unsure.in-case"),
  UNSURE_YES("unsure.yes"),
  UNSURE_NO("unsure.no"),
  UNSURE_NO_FLAG("unsure.no-flag"),
  UNSURE_DONE("unsure.done"),

  STOP_REST("stop.rest"),
  STOP_ASK("stop.ask"),
  STOP_SESSION("stop.session"),
  STOP_REMINDERS("stop.reminders"),
  STOP_NOTHING("stop.nothing"),
  STOP_SILENT("stop.silent"),

  DELETE_ASK("delete.ask"),
  DELETE_YES("delete.yes"),
  DELETE_NO("delete.no"),
  DELETE_KEPT("delete.kept"),
  DELETE_GONE("delete.gone"),
  EXPORT_READY("export.ready"),

  HELP("help"),
  PRIVACY("privacy"),
  EXERCISES("exercises"),
  EXERCISES_ITEM("exercises.item", "name", "variations"),
  HOW_TITLE("how.title", "name"),
  HOW_WHICH("how.which", "names"),
  TYPED_YES("typed.yes"),
  TYPED_NO("typed.no"),
  NOT_UNDERSTOOD("not-understood"),
  NO_WORDS("no-words"),
  NO_EDITS("no-edits"),
  NO_FORWARDS("no-forwards"),
  OLD_BUTTON("old-button"),
  WENT_WRONG("went-wrong"),

  REMINDER_RECOVERED("reminder.recovered"),

  PROGRESS_NONE("progress.none"),
  PROGRESS_TITLE("progress.title", "sessions"),
  PROGRESS_WEEK("progress.week", "start", "sessions", "pain"),
  PROGRESS_STREAK("progress.streak", "weeks"),
  PROGRESS_CHART_TITLE("progress.chart.title"),
  PROGRESS_CHART_BAND("progress.chart.band"),
  PROGRESS_CHART_PAIN("progress.chart.pain"),
  PROGRESS_CHART_REST("progress.chart.rest"),
  PROGRESS_CHART_WEEK("progress.chart.week", "start"),
  PROGRESS_CHART_NUMBER("progress.chart.number", "number"),
  PROGRESS_CHART_ALT("progress.chart.alt"),
  PROGRESS_PAIN_LESS("progress.pain-less"),
  PROGRESS_PAIN_MORE("progress.pain-more"),
  PROGRESS_PAIN_SAME("progress.pain-same"),
  PROGRESS_NO_PAIN("progress.no-pain");

  /** How many short facts of the article's teaching there are, {@code why.1} and so on. */
  public static final int WHY_FACTS = 5;

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is.
  private final List<String> args;

  Key(String id, String... args) {
    this.id = id;
    this.args = List.of(args);
  }

  public String id() {
    return id;
  }

  public List<String> args() {
    return args;
  }
}
