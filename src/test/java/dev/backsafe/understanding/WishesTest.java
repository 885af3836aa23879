package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wishes in whatever words, down to the command that does the same. */
class WishesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remind me mon wed fri at 7am                  | at monday+wednesday+friday 07:00",
        "can you remind me on Tuesdays at 6pm          | at tuesday 18:00",
        "hit me up tues n thurs only pls               | at tuesday+thursday",
        "make it Tuesday and Saturday mornings         | at tuesday+saturday morning",
        "remind me every day except Sunday             | at"
            + " monday+tuesday+wednesday+thursday+friday+saturday",
        "tues, no wait, weds and sat 7pm               | at wednesday+saturday 19:00",
        "set it for 5pm, no sorry 6pm, mon tues weds   | at monday+tuesday+wednesday 18:00",
        "remind me fri to mon at 2000                  | at monday+friday+saturday+sunday 20:00",
        "can we swap Wednesday for Thursday? I have choir Wednesdays now | at -wednesday+thursday",
        "bin off mon n weds                            | at -monday-wednesday",
        "drop the friday one, nobody trains on a fri night | at -friday",
        "tues is no good anymore, mon instead          | at +monday-tuesday",
        "make it half an hour later                    | at +PT30M",
        "could you do 20 mins earlier                  | at -PT20M",
        "push it back an hour and a half               | at +PT1H30M",
        "add weds, and half an hour earlier            | at +wednesday -PT30M",
        "make it ten to seven                          | at ~18:50",
        "7am is way too early, make it 6 at night instead | at 18:00",
        "remind me Tuesday at 19:30 and Saturday at 10 in the morning | at tuesday+saturday"
            + " =tuesday@19:30,saturday@10:00",
        "Leave Saturday as it is, but move the Tuesday one to Wednesday at 9 | at"
            + " -tuesday+wednesday =tuesday@~09:00,wednesday@~09:00",
        "turn the Friday one off                       | at -friday",
        "take away the one of Tuesday                  | at -tuesday",
        "ok so only Thursday please, no Tuesday        | at thursday",
        "Friday instead of Thursday. actually just wed n fri | at wednesday+friday",
        "none of the others. And the reminder, Saturday instead of Friday please | at"
            + " -friday+saturday",
        "mornings, not evenings                        | at morning",
        "skip weds this week, on a late                | skip wednesday P1D",
        "leave out next week please                    | skip monday P7D",
        "from 14 to 20 December no reminders please    | skip --12-14 --12-20",
        "please dont write me in the week of the 14th of December | skip --12-14 P7D",
        "I never wanted a pause                        | resume",
        "no quiet hours please                         | quiet off",
        "no messages during work, 8 to 3:30            | quiet 08:00-15:30",
        "remind me in 3 hours                          | in PT3H",
        "poke me after forty minutes                   | in PT40M",
        "tmrw at 4 remind me k                         | on P1D 16:00",
        "try me again after 9 tonight                  | on P0D 21:00",
        "remind me on friday                           | on friday",
        "every other day around 3, that's my break     | rhythm ~15:00",
        "3 pm not 8 am and keep mon wed fri please     | at monday+wednesday+friday 15:00",
        "thursday?? no i said mon wed fri              | at monday+wednesday+friday",
        "move my reminder to 6, I told you Tuesdays    | at tuesday ~18:00",
        "not tonight, remind me tomorrow               | on P1D",
        "tuesdays and thursdays 330 in the afternoon please thats my break | at tuesday+thursday"
            + " 15:30",
        "remind me Mondays, Wednesdays and Fridays I guess | at monday+wednesday+friday",
        "not wednesday no more do thursday instead     | at -wednesday+thursday",
        "take Tuesday off, Sunday is enough            | at -tuesday+sunday",
        "can you stop the reminders on weekends        | at -saturday-sunday",
        "write me at 4 today ok I missed yesterday     | on P0D 16:00",
        "not tomorrow I have my grandson's play        | skip P1D P1D",
        "skip me this week honestly                    | week",
        "this Thursday dont bother, back to normal next week | skip thursday P1D",
        "put it all on ice for 2 wks                   | pause P14D",
        "leave me be till the 14th                     | pause ---14",
        "no sessions until next Monday please          | pause monday",
        "I'm travelling next week                      | skip monday P7D",
        "I'm away until next week                      | pause monday",
        "no messages between 10pm and 8am              | quiet 22:00-08:00",
        "dont buzz before ten in the morning           | quiet -10:00",
        "stay silent after 10pm                        | quiet 22:00-",
        "no pings between 9 and 1 im in lectures       | quiet 09:00-13:00",
        "i bought dumbbells                            | have dumbbells",
        "new place has a stoop so i got steps now      | have step",
        "sold the leg curl machine                     | lack leg-machine",
        "never give me the split squat again           | without split-squat",
        "erase everything you have on me               | delete"
      })
  void isTheCommand(String text, String wish) {
    assertThat(EnglishData.read(text).topic()).as("%s", EnglishData.read(text)).isEqualTo(wish);
  }

  /** What only changes what is set says so; days that nobody here can know are asked about. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wednesday instead of Tuesday                        | at -tuesday+wednesday",
        "instead of Tuesday, Wednesday                       | at -tuesday+wednesday",
        "rather Wednesday than Tuesday                       | at -tuesday+wednesday",
        "change friday to thursday                           | at +thursday-friday",
        "change wednesday to monday                          | at +monday-wednesday",
        "only tuesday, drop thursday                         | at tuesday",
        "kill the wednesday reminder                         | at -wednesday",
        "Change Wednesday's to 12:15                         | at +wednesday =wednesday@~12:15",
        "Make the Wednesday one 12:15                        | at +wednesday =wednesday@~12:15",
        "I work saturdays, make it sunday instead            | at -saturday+sunday",
        "move the Friday one to the weekend                  | at -friday+saturday+sunday",
        "drop thursday                                       | at -thursday",
        "change my Tuesday to Thursday                       | at -tuesday+thursday",
        "change it to Tuesday and Thursday                   | at tuesday+thursday",
        "move it to Tuesdays and Thursdays                   | at tuesday+thursday",
        "swap tuesday for wednesday                          | at -tuesday+wednesday",
        "change Tuesday to Wednesday please                  | at -tuesday+wednesday",
        "remind me on Wednesday at 7am instead of Tuesday    | at -tuesday+wednesday"
            + " =wednesday@07:00",
        "not on Friday                                       | at -friday",
        "no reminders on fridays                             | at -friday",
        "dont remind me on friday                            | at -friday",
        "also on Sunday                                      | at +sunday",
        "add sunday                                          | at +sunday",
        "and sundays as well                                 | at +sunday",
        "put the reminder at 20h instead of 17               | at 20:00",
        "at 8 in the evening instead of 5                    | at 20:00",
        "8 in the evening instead                            | at 20:00",
        "could you write at 8 pm instead                     | at 20:00",
        "make it 20:00                                       | at 20:00",
        "20h                                                 | at 20:00",
        "remind me in 20h                                    | in PT20H",
        "remind me 2h later                                  | in PT2H",
        "remind me on the days I am free                     | which-days",
        "only on my days off please                          | which-days",
        "remind me when I'm not working                      | which-days",
        "every second day                                    | rhythm",
        "every other day                                     | rhythm",
        "remind me twice a week                              | rhythm"
      })
  void changesWhatIsSet(String text, String wish) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.meaning()).as("%s", reading).isEqualTo(Meaning.REMINDER);
    assertThat(reading.topic()).as("%s", reading).isEqualTo(wish);
  }

  /** Named clearly, it is that exercise, now or for good, whatever is asked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leave the split squat out                             | leave split-squat",
        "leave out the heel slide please                       | leave leg-curl.heel-slide",
        "without the clam please                               | leave hip-abduction.clam",
        "I would like to leave the step-up out for ever        | without step-up",
        "no more glute bridges please                          | without glute-bridge",
        "take the step-up off my plan                          | without step-up",
        "stop giving me the split squat                        | without split-squat"
      })
  void isLeftOut(String text, String wish) {
    for (Asked asked : List.of(Asked.NOTHING, Asked.CARD, Asked.REMINDERS)) {
      Reading reading = EnglishData.WHOLE.read(text, "en", asked);
      assertThat(reading.meaning()).as("%s", reading).isEqualTo(Meaning.SETTING);
      assertThat(reading.topic()).as("%s", reading).isEqualTo(wish);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the split squat hurts my knee, leave it out",
        "no more lunges, they kill my knee",
        "leave the bridge out, my back is killing me"
      })
  void whatHurtsIsNotOnlyLeftOut(String text) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.mayHurt()).as("%s", reading).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"can i start", "can i start now?", "ready", "lets go", "can we begin"})
  void wantsToStart(String text) {
    for (Asked asked : List.of(Asked.NOTHING, Asked.READY)) {
      Reading reading = EnglishData.WHOLE.read(text, "en", asked);
      assertThat(reading.meaning()).as("%s", reading).isEqualTo(Meaning.START);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pain-kind | none | not pain, only stiffness",
        "pain-kind | none | it was not pain",
        "pain-kind | none | false alarm",
        "pain-kind | none | sorry wrong button, nothing hurts",
        "pain-kind | none | my mistake, not painful, just tight",
        "hurts     | no   | nah its just muscle burn",
        "hurts     | no   | just the muscles",
        "hurts     | no   | false alarm"
      })
  void painIsTakenBack(String asked, String answer, String text) {
    Reading reading = EnglishData.WHOLE.read(text, "en", Asked.of(asked).orElseThrow());
    assertThat(reading.answer()).as("%s", reading).isEqualTo(new Answer.Offered(answer));
    assertThat(reading.mayHurt()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "only stiff",
        "not pain but numb",
        "no false alarm, it really hurts",
        "not pain, burning down my leg",
        "it was not pain, it is now",
        "not the pain from before"
      })
  void painIsNotTakenBackByHalf(String text) {
    Reading reading = EnglishData.WHOLE.read(text, "en", Asked.PAIN_KIND);
    assertThat(reading.answer()).as("%s", reading).isNotEqualTo(new Answer.Offered("none"));
  }

  /** Whether there is such a place, only an atlas knows; what says more is none. */
  @Test
  void aFewWordsAloneMayBeAPlace() {
    assertThat(EnglishData.read("Lisbon").topic()).isEqualTo("place Lisbon");
    assertThat(EnglishData.read("bought dumbbells").topic()).isEqualTo("have dumbbells");
    for (String text : List.of("thanks", "swimming", "my back", "done", "leg curl")) {
      assertThat(EnglishData.read(text).topic()).as(text).isNotEqualTo("place " + text);
    }
  }

  /** Where a clock or a city is asked for, another hour to be called at is neither. */
  @ParameterizedTest
  @EnumSource(
      value = Asked.class,
      names = {"PLACE", "CLOCK"})
  void anotherHourIsNoClock(Asked asked) {
    assertThat(EnglishData.WHOLE.read("put the reminder at 20h instead of 17", "en", asked).topic())
        .isEqualTo("at 20:00");
    assertThat(EnglishData.WHOLE.read("20h", "en", asked).answer())
        .isEqualTo(new Answer.Clock(LocalTime.of(20, 0)));
  }

  /** Likely names first; which of them is a place, only an atlas knows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I moved to Tokyo                                         | Tokyo",
        "We have shifted from Dublin to Cork, correct my clock    | Cork",
        "am no in Glasgow any more im staying in Leeds            | Leeds",
        "flying to honolulu tmrw for a wk, mind the clock         | honolulu"
      })
  void namesThePlace(String text, String place) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.meaning()).isEqualTo(Meaning.SETTING);
    assertThat(reading.topic()).startsWith("moved ").contains(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "im in agony",
        "i moved my leg and it hurts",
        "i have a pain from the dumbbells",
        "my leg has gone numb since monday",
        "never had pain like this before"
      })
  void nothingThatHurtsIsAWish(String text) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.mayHurt()).as("%s", reading).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "done, and can i swim tomorrow?               | done     | swimming",
        "skip this one, why do i have to wait 2 days? | skip     | rest-48h"
      })
  void aQuestionBesideIsHeard(String text, String meaning, String topic) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.topic()).as("%s", reading).isEqualTo(topic);
  }

  /** The question is no cover for what hurts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "done but it hurts, can i go on?",
        "done, and my calf is pulling, how many are left?",
        "finished, my back is sore, can i swim tomorrow?"
      })
  void painBesideAQuestionComesFirst(String text) {
    Reading reading = EnglishData.read(text);
    assertThat(reading.mayHurt()).as("%s", reading).isTrue();
  }

  /** What somebody has done, and what they ask, changes nothing that is set. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "last saturday I stood from 9 in the morning til 11 at night and sunday I couldnt tie my"
            + " shoes",
        "is it ok to do it at 11 at night after work or in the morning",
        "which days do you write me again, Monday and Thursday",
        "had a wedding party on Saturday, stood from 9 to midnight all day long"
      })
  void tellsOnly(String text) {
    assertThat(EnglishData.WHOLE.read(text, "en", Asked.TRAIN).meaning())
        .isNotEqualTo(Meaning.REMINDER);
  }
}
