package dev.backsafe.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.Program;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.telegram.FakeBotApi;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is slow, or many, on the HTTP port silences it for nobody else. */
class HttpLimitsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path temp;

  @Test
  void halfARequestIsCutOffAndTheProbesAreAnsweredAgain() throws Exception {
    InetSocketAddress address = TelegramBench.freePort();
    Map<String, String> environment =
        Map.of(
            "BACKSAFE_HTTP_ADDRESS",
            "127.0.0.1:" + address.getPort(),
            "BACKSAFE_TELEGRAM_TOKEN",
            FakeBotApi.TOKEN,
            "BACKSAFE_JAVA_OPTS",
            "-Dsun.net.httpserver.maxReqTime=1 -Djdk.httpserver.maxConnections=8");
    List<Socket> slow = new ArrayList<>();
    try (FakeBotApi api = new FakeBotApi();
        Program program = start(environment, api)) {
      assertThat(program.read()).contains("connected as");
      for (int i = 0; i < 20; i++) {
        slow.add(halfARequest(address));
      }
      for (Socket socket : slow) {
        assertThat(isCutOff(socket)).isTrue();
      }
      assertThat(probe(address)).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private Program start(Map<String, String> environment, FakeBotApi api) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("BACKSAFE_TELEGRAM_API_URL", api.url().toString());
    return Program.start(temp, all, "run");
  }

  private static Socket halfARequest(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket.getOutputStream().write("GET /healthz HTT".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** A time-out here means that it is still open. */
  private static boolean isCutOff(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static String probe(InetSocketAddress address) throws IOException {
    try (Socket socket = halfARequest(address)) {
      socket
          .getOutputStream()
          .write(
              "P/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
