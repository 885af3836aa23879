package dev.backsafe;

import dev.backsafe.cli.BacksafeCommand;

/** Where the program begins. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(BacksafeCommand.execute(args));
  }
}
