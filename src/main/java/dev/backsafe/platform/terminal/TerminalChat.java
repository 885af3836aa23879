package dev.backsafe.platform.terminal;

import dev.backsafe.picture.Picture;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.SendGuard;
import dev.backsafe.platform.Sender;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One person's conversation in a terminal, or through a pipe. */
public final class TerminalChat implements Sender, AutoCloseable {
  public static final String PLATFORM = "terminal";

  private final Account account;
  private final Format format;
  private final Lines lines;
  private final Function<Picture, String> sketches;
  private volatile Choices choices = Choices.of(List.of());

  private TerminalChat(
      String name, Format format, Lines lines, Function<Picture, String> sketches) {
    this.account = new Account(PLATFORM, name);
    this.format = format;
    this.lines = lines;
    this.sketches = sketches;
  }

  /**
   * A conversation with somebody who sits at a terminal.
   *
   * @param sketches draws a picture with signs; empty for what it cannot draw
   */
  public static TerminalChat interactive(
      String name, Format format, List<String> commands, Function<Picture, String> sketches) {
    return new TerminalChat(name, format, new JlineLines(commands), sketches);
  }

  /** A conversation through pipes: one line a message. */
  public static TerminalChat piped(
      String name,
      Format format,
      InputStream in,
      PrintStream out,
      Function<Picture, String> sketches) {
    return new TerminalChat(name, format, new PipeLines(in, out), sketches);
  }

  @Override
  public Delivery send(Account to, Outgoing message, SendGuard guard) {
    if (!guard.isOpen()) {
      return new Delivery.Withdrawn();
    }
    Choices offered = Choices.of(message.buttons());
    // A message without buttons does not take away those that still stand.
    choices = message.buttons().isEmpty() ? choices : offered;
    Picture picture = message.picture();
    String sketch = format == Format.JSON || picture == null ? "" : sketches.apply(picture);
    lines.print((sketch.isEmpty() ? "" : "\n" + sketch) + format.render(message, offered));
    return new Delivery.Delivered();
  }

  /** Others may have used this database under their own names. */
  @Override
  public boolean reaches(Account to) {
    return to.equals(account);
  }

  /** Prints a line that is not part of the conversation. */
  public void note(String text) {
    if (format != Format.JSON) {
      lines.print(text);
    }
  }

  /** The message of somebody who opens the chat. */
  public Inbound opening() {
    return inbound(new Content.Text("/start"));
  }

  /**
   * Hands over line by line until the input ends.
   *
   * @param aside takes a line that is not meant for the coach, and says so
   */
  public void run(Consumer<Inbound> coach, Predicate<String> aside) {
    String line = lines.read();
    while (line != null) {
      if (!line.isBlank() && !aside.test(line.strip())) {
        coach.accept(inbound(content(line)));
      }
      line = lines.read();
    }
  }

  private Content content(String line) {
    Optional<Button> pressed = choices.typed(line);
    return pressed.<Content>map(b -> new Content.Press(b.data())).orElse(new Content.Text(line));
  }

  private Inbound inbound(Content content) {
    return new Inbound(account, UUID.randomUUID().toString(), content, "");
  }

  @Override
  public void close() {
    lines.close();
  }

  /** Where {@code name} is null, the person that the operating system knows. */
  public static String nameOr(@Nullable String name) {
    return name == null ? System.getProperty("user.name", "me") : name;
  }
}
