package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backsafe health}: asks the service that runs here, for containers without a client. */
@Command(
    name = "health",
    description = "Ask the service that runs here, on its HTTP port, whether it is alive.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:it is", "2:it is not, or it does not answer"})
public final class HealthCommand extends PrintingCommand {
  private static final Duration LONGEST_WAIT_FOR_ANSWER = Duration.ofSeconds(4);

  @Option(names = "--ready", description = "ask whether it can do its work now, too")
  private boolean ready;

  /** What a service said, and whether that means that it is well. */
  record Answer(boolean well, String text) {}

  @Override
  public void run() {
    Answer answer = ask(content.settings(), ready);
    if (!answer.well()) {
      throw new OperatorException(answer.text());
    }
    out().println(answer.text());
  }

  static Answer ask(Settings settings, boolean ready) {
    InetSocketAddress set = settings.http();
    InetSocketAddress address = set == null ? Settings.DEFAULT_HTTP : set;
    URI uri = uri(address, ready ? "/readyz" : "/healthz");
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) LONGEST_WAIT_FOR_ANSWER.toMillis());
      connection.setReadTimeout((int) LONGEST_WAIT_FOR_ANSWER.toMillis());
      boolean well = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      try (InputStream in = well ? connection.getInputStream() : connection.getErrorStream()) {
        String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(well, text);
      }
    } catch (IOException e) {
      return new Answer(
          false, uri + " does not answer; is the service running, with http.address set to that?");
    }
  }

  /** A service that listens everywhere also does so here. */
  private static URI uri(InetSocketAddress address, String path) {
    InetAddress listens = address.getAddress();
    String host =
        listens == null || listens.isAnyLocalAddress() ? "127.0.0.1" : listens.getHostAddress();
    return URI.create(
        "http://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + address.getPort()
            + path);
  }
}
