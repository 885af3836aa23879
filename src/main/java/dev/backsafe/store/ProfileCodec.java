package dev.backsafe.store;

import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Profile.Showing;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a person has told about themselves. */
@SuppressWarnings("NullAway") // The constructors know what may be missing.
final class ProfileCodec {
  private ProfileCodec() {}

  static void write(JsonWriter out, Profile profile) throws IOException {
    ZoneId zone = profile.zone();
    out.text("language", profile.language())
        .texts("equipment", profile.equipment(), Equipment::name)
        .text("zone", zone == null ? null : zone.getId())
        .flag("reminders", profile.reminders());
    write(out, profile.times());
    out.flag("complete", profile.complete())
        .flag("arranged", profile.arranged())
        .object("quiet", profile.quiet(), ProfileCodec::write)
        .flag("recap", profile.recap())
        .constant("pictures", profile.pictures());
  }

  /** Among the fields of what it is part of. */
  static void write(JsonWriter out, PreferredTimes times) throws IOException {
    LocalTime at = times.at();
    out.constant("hours", times.hours())
        .texts("days", times.days(), DayOfWeek::name)
        .text("at", at == null ? null : InstantCodec.writeTime(at));
    if (!times.own().isEmpty()) {
      out.texts("own", List.copyOf(times.own().entrySet()), ProfileCodec::write);
    }
  }

  /** "MONDAY 07:00". */
  private static String write(Map.Entry<DayOfWeek, LocalTime> own) {
    return own.getKey().name() + ' ' + InstantCodec.writeTime(own.getValue());
  }

  static Map<DayOfWeek, LocalTime> readOwn(JsonReader in) throws IOException {
    Map<DayOfWeek, LocalTime> own = new EnumMap<>(DayOfWeek.class);
    for (String[] each : in.texts(text -> text.split(" ", 2))) {
      own.put(DayOfWeek.valueOf(each[0]), InstantCodec.readTime(each[1]));
    }
    return own;
  }

  static Profile read(JsonReader in) throws IOException {
    String language = null;
    List<Equipment> equipment = null;
    ZoneId zone = null;
    boolean reminders = false;
    PreferredHours hours = null;
    List<DayOfWeek> days = null;
    LocalTime at = null;
    Map<DayOfWeek, LocalTime> own = Map.of();
    boolean complete = false;
    Boolean arranged = null;
    QuietHours quiet = null;
    boolean recap = false;
    Showing pictures = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "language" -> language = in.text();
        case "equipment" -> equipment = in.texts(Equipment::valueOf);
        case "zone" -> zone = ZoneId.of(in.text());
        case "reminders" -> reminders = in.flag();
        case "hours" -> hours = in.constant(PreferredHours.class);
        case "days" -> days = in.texts(DayOfWeek::valueOf);
        case "at" -> at = InstantCodec.readTime(in.text());
        case "own" -> own = readOwn(in);
        case "complete" -> complete = in.flag();
        case "arranged" -> arranged = in.flag();
        case "quiet" -> quiet = in.object(ProfileCodec::readQuiet);
        case "recap" -> recap = in.flag();
        case "pictures" -> pictures = in.constant(Showing.class);
        default -> in.skip();
      }
    }
    return new Profile(
        language,
        equipment,
        zone,
        reminders,
        new PreferredTimes(hours, days, at, own),
        complete,
        // The first set-up once asked for all of it.
        arranged == null ? complete : arranged,
        quiet,
        recap,
        pictures);
  }

  private static void write(JsonWriter out, QuietHours quiet) throws IOException {
    out.text("from", InstantCodec.writeTime(quiet.from()));
    out.text("to", InstantCodec.writeTime(quiet.to()));
  }

  private static QuietHours readQuiet(JsonReader in) throws IOException {
    LocalTime from = null;
    LocalTime to = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "from" -> from = InstantCodec.readTime(in.text());
        case "to" -> to = InstantCodec.readTime(in.text());
        default -> in.skip();
      }
    }
    return new QuietHours(from, to);
  }
}
