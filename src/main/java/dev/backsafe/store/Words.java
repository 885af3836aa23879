package dev.backsafe.store;

/** Words that stand in rows, and by which these are found. */
interface Words {
  /** Without a key, as they are. */
  Words PLAIN =
      new Words() {
        @Override
        public String seal(String place, String word) {
          return word;
        }

        @Override
        public String open(String place, String stored) {
          return stored;
        }
      };

  String seal(String place, String word);

  /** One that was not sealed is what it is. */
  String open(String place, String stored);
}
