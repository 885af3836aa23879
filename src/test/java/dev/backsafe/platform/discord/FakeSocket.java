package dev.backsafe.platform.discord;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** The server's end of a WebSocket (RFC 6455), with Discord's zlib-stream over it. */
final class FakeSocket implements AutoCloseable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final Deflater deflater = new Deflater();

  /** Takes a connection over, and shakes hands. */
  FakeSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = socket.getOutputStream();
    String head = head();
    int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("sec-websocket-key:");
    if (at < 0 || !head.contains("compress=zlib-stream")) {
      throw new IOException("no WebSocket with zlib-stream");
    }
    String key = head.substring(at + "sec-websocket-key:".length()).lines().findFirst().orElse("");
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(key.strip())
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static String accept(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The next text; null when the other side closes. */
  @Nullable String read() throws IOException {
    while (true) {
      int first = in.readUnsignedByte();
      int second = in.readUnsignedByte();
      long length = second & 0x7f;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] mask = new byte[4];
      in.readFully(mask);
      byte[] payload = new byte[Math.toIntExact(length)];
      in.readFully(payload);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i % 4];
      }
      switch (first & 0x0f) {
        case TEXT -> {
          return new String(payload, StandardCharsets.UTF_8);
        }
        case CLOSE -> {
          FakeGateway
              .pause(); // JDA still ends its reading thread, and one ended later never returns.
          frame(CLOSE, payload);
          return null;
        }
        case PING -> frame(PONG, payload);
        default -> {}
      }
    }
  }

  synchronized void send(String text) throws IOException {
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    int n = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
    while (n > 0) {
      packed.write(buffer, 0, n);
      n = n == buffer.length ? deflater.deflate(buffer, 0, n, Deflater.SYNC_FLUSH) : 0;
    }
    frame(BINARY, packed.toByteArray());
  }

  synchronized void close(int code) throws IOException {
    frame(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
  }

  private synchronized void frame(int opcode, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x80 | opcode);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 65_536) {
      frame.write(126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  /** Breaks the connection without a word. */
  @Override
  public void close() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }
}
