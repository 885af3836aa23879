package dev.backsafe.platform.discord;

/** An error in Discord's own words. */
public final class FakeRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  final int status;
  final int code;

  public FakeRefusal(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static FakeRefusal invalid(String what) {
    return new FakeRefusal(400, 50035, "Invalid Form Body: " + what);
  }
}
