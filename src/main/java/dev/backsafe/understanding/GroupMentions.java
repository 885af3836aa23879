package dev.backsafe.understanding;

/** Where in a message each group of words is mentioned: for every start, the longest end. */
final class GroupMentions {
  private final int[][] ends;
  private final int size;

  GroupMentions(int groups, int size) {
    this.ends = new int[groups][];
    this.size = size;
  }

  void add(int group, int from, int to) {
    int[] row = ends[group];
    if (row == null) {
      row = new int[size];
      ends[group] = row;
    }
    row[from] = Math.max(row[from], to);
  }

  int groups() {
    return ends.length;
  }

  boolean has(int group) {
    return ends[group] != null;
  }

  /** The end of the mention that begins here, or 0. */
  int end(int group, int from) {
    int[] row = ends[group];
    return row == null ? 0 : row[from];
  }

  /** The first start at or after this place, or -1. */
  int next(int group, int from) {
    int[] row = ends[group];
    if (row == null) {
      return -1;
    }
    for (int i = Math.max(0, from); i < size; i++) {
      if (row[i] > 0) {
        return i;
      }
    }
    return -1;
  }
}
