import module java.base;
import module jdk.httpserver;

import org.sqlite.util.LibraryLoaderUtil;

/**
 * Makes the JVM's cache for the next starts (JEP 514): runs the service for a moment, from its very
 * jar and with its very options, and is to it all that it talks to. No part of the program; run
 * from its source with the program's libraries on the class path.
 */
final class WarmUp {
  private static final String SQLITE_LIBRARY = "org.sqlite.lib.path";
  private static final int LONGEST_SECONDS = 300;

  /** Each writes, and presses the first button of every card; a chat gets one message a second. */
  private static final int PEOPLE = 3;

  private static final int ANSWERS_EACH = 14;
  private static final Map<Integer, String> WORDS =
      Map.of(3, "/help", 6, "hello there", 9, "my back hurts a little");
  private static final Pattern BUTTON = Pattern.compile("\"callback_data\":\"([^\"]+)\"");
  private static final Pattern CHAT =
      Pattern.compile("chat_id\"(?:[^{}]*?\r\n\r\n|\\s*:\\s*\"?)(\\d+)");
  private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)");

  /** RFC 6455, 1.3. */
  private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final String USER =
      """
      {"id":"%s","username":"warm_up","discriminator":"0","global_name":null,"avatar":null,"bot":%s}\
      """;
  private static final String BOT = USER.formatted("1001", true);

  /** Somebody uses /help in direct messages. */
  private static final String HELP =
      """
      {"op":0,"t":"INTERACTION_CREATE","s":2,"d":{"id":"1003","application_id":"1001","type":2,
      "token":"warm-up","version":1,"locale":"en-US","context":1,
      "data":{"id":"1","name":"help","type":1,"options":[]},"channel_id":"1004","entitlements":[],
      "authorizing_integration_owners":{"0":"0"},"user":%1$s,
      "channel":{"id":"1004","type":1,"flags":0,"permissions":"0","recipients":[%1$s]}}}\
      """
          .formatted(USER.formatted("1002", false));

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, String> updates = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final CountDownLatch told = new CountDownLatch(PEOPLE + 1);
  private final ServerSocket gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Deflater deflater = new Deflater();

  private WarmUp() throws IOException {}

  /** Takes the cache to make, the program's jar, and the options that it runs with. */
  public static void main(String[] arguments) throws Exception {
    Path sqlite = Path.of(System.getProperty(SQLITE_LIBRARY));
    unpackSqlite(sqlite);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments).subList(2, arguments.length));
    // Without profiles of methods: the quick compiler has no use for them, and compiles earlier.
    command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
    command.addAll(List.of("-D" + SQLITE_LIBRARY + "=" + sqlite, "-jar", arguments[1], "run"));
    command.add(1, "-XX:AOTCacheOutput=" + arguments[0]);
    Path directory = Files.createTempDirectory("backsafe");
    int exit = 1;
    try {
      exit = new WarmUp().train(command, directory.resolve("warm-up.db"));
    } finally {
      try (Stream<Path> all = Files.walk(directory)) {
        all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
      System.exit(exit);
    }
  }

  /**
   * Lays SQLite's library where the next starts look for it: to unpack it from its jar each time,
   * and to compare it then, takes a tenth of a start.
   */
  private static void unpackSqlite(Path directory) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    Path unpacked = directory.resolve(name + "." + ProcessHandle.current().pid());
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream in = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (in == null) {
        return; // The driver finds one elsewhere, or says that there is none.
      }
      Files.createDirectories(directory);
      Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
    }
    // Half a library would end every start, so that all of it has to be on the disk first.
    try (FileChannel written = FileChannel.open(unpacked, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    // Whoever runs with the one that was there keeps it.
    Files.move(unpacked, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private int train(List<String> command, Path database) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, this::telegram));
    server.createContext("/discord/api/v10", exchange -> answer(exchange, this::discord));
    server.start();
    Thread.ofVirtual().start(this::serveGateway);
    for (int person = 1; person <= PEOPLE; person++) {
      say(Integer.toString(person), "/start");
    }
    String here = "127.0.0.1:" + server.getAddress().getPort();
    ServerSocket free = new ServerSocket(0);
    String http = "127.0.0.1:" + free.getLocalPort();
    free.close();
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(n -> n.startsWith("BACKSAFE_") && !n.equals("BACKSAFE_CONFIG"));
    environment.putAll(
        Map.of(
            "BACKSAFE_TELEGRAM_TOKEN",
            "1:warm-up",
            "BACKSAFE_TELEGRAM_API_URL",
            "http://" + here,
            "BACKSAFE_DISCORD_TOKEN",
            "a.warm.up",
            "BACKSAFE_DISCORD_API_URL",
            "http://" + here + "/discord/api/v10",
            "BACKSAFE_DATABASE_URL",
            "jdbc:sqlite:" + database,
            "BACKSAFE_HTTP_ADDRESS",
            http));
    Process service = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(service::destroyForcibly));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!told.await(100, TimeUnit.MILLISECONDS)) {
      if (!service.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("the service does not answer");
      }
    }
    for (String path : List.of("/healthz", "/readyz", "/metrics")) {
      URI uri = URI.create("http://" + http + path);
      var _ = ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode();
    }
    service.destroy(); // It ends in order, and the JVM then writes the cache.
    return service.waitFor();
  }

  private interface Answers {
    String to(String path, String body) throws InterruptedException;
  }

  private static void answer(HttpExchange exchange, Answers answers) throws IOException {
    try (exchange) {
      String said =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
      byte[] body =
          answers.to(exchange.getRequestURI().getPath(), said).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The Bot API. */
  private String telegram(String path, String body) throws InterruptedException {
    String method = path.substring(path.lastIndexOf('/') + 1).toLowerCase();
    String result =
        switch (method) {
          case "getme" -> "{\"id\":1,\"is_bot\":true,\"username\":\"warm_up_bot\"}";
          case "getupdates" -> {
            int offset = first(OFFSET, body).map(Integer::parseInt).orElse(0);
            updates.keySet().removeIf(id -> id < offset);
            if (updates.isEmpty()) {
              Thread.sleep(100);
            }
            yield updates.values().toString();
          }
          case "getmycommands" -> "[]";
          case "sendmessage", "editmessagetext", "sendanimation", "editmessagemedia" ->
              react(first(CHAT, body).orElse("1"), first(BUTTON, body));
          default -> "true";
        };
    return "{\"ok\":true,\"result\":" + result + "}";
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Somebody is told something, and says or presses what comes next; the message as it is sent. */
  private String react(String person, Optional<String> button) {
    int count = answers.computeIfAbsent(person, _ -> new AtomicInteger()).incrementAndGet();
    String message = message(person, "");
    if (count == ANSWERS_EACH) {
      told.countDown();
    } else if (WORDS.containsKey(count) || button.isEmpty()) {
      say(person, WORDS.getOrDefault(count, "/start"));
    } else {
      push(
          "\"callback_query\":{\"id\":\"p%s\",\"data\":\"%s\",\"from\":%s,\"message\":%s}"
              .formatted(ids.incrementAndGet(), button.get(), person(person), message));
    }
    return message;
  }

  private void say(String person, String text) {
    push("\"message\":" + message(person, ",\"text\":\"" + text + "\",\"from\":" + person(person)));
  }

  private void push(String content) {
    int id = ids.incrementAndGet();
    updates.put(id, "{\"update_id\":" + id + "," + content + "}");
  }

  private String message(String person, String more) {
    return "{\"message_id\":%d,\"date\":1,\"chat\":{\"id\":%s,\"type\":\"private\"}%s}"
        .formatted(ids.incrementAndGet(), person, more);
  }

  private static String person(String id) {
    return "{\"id\":%s,\"is_bot\":false,\"first_name\":\"Ada\",\"language_code\":\"en\"}"
        .formatted(id);
  }

  /** Discord's REST API. */
  private String discord(String path, String body) {
    if (path.endsWith("/gateway/bot")) {
      return """
      {"url":"%s","shards":1,"session_start_limit":
      {"total":1000,"remaining":1000,"reset_after":86400000,"max_concurrency":1}}\
      """
          .formatted(gatewayUrl());
    }
    if (path.endsWith("/commands")) {
      return body.replace(
          "\"contexts\":",
          "\"id\":\"1\",\"application_id\":\"1001\",\"version\":\"1\",\"contexts\":");
    }
    if (path.endsWith("/@original")) {
      told.countDown();
    }
    return path.endsWith("/callback")
        ? "{\"interaction\":{\"id\":\"1003\",\"type\":2}}"
        : path.endsWith("/users/@me") ? BOT : "{}";
  }

  private String gatewayUrl() {
    return "ws://127.0.0.1:" + gateway.getLocalPort();
  }

  private void serveGateway() {
    try (Socket socket = gateway.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      out.write(upgrade(in).getBytes(StandardCharsets.US_ASCII));
      send(out, "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}");
      while (true) {
        String said = read(in);
        if (said.contains("\"op\":1")) {
          send(out, "{\"op\":11}");
        } else if (said.contains("\"op\":2")) {
          send(
              out,
              """
              {"op":0,"t":"READY","s":1,"d":{"v":10,"session_id":"warm-up","user":%s,
              "resume_gateway_url":"%s","private_channels":[],"guilds":[],
              "application":{"id":"1001","flags":0}}}\
              """
                  .formatted(BOT, gatewayUrl()));
          send(out, HELP);
        }
      }
    } catch (Exception e) {
      // The other side is gone, which ends it.
    }
  }

  /** What agrees to speak WebSocket with whoever asks for it. */
  private static String upgrade(DataInputStream in) throws Exception {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    Pattern key = Pattern.compile("(?i)sec-websocket-key:\\s*(\\S+)");
    String agreed = first(key, head.toString()).orElseThrow() + WEB_SOCKET;
    byte[] hash =
        MessageDigest.getInstance("SHA-1").digest(agreed.getBytes(StandardCharsets.UTF_8));
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: %s\r\n\r\n".formatted(Base64.getEncoder().encodeToString(hash));
  }

  /** The next frame's text. */
  private static String read(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    }
    byte[] mask = in.readNBytes(4);
    byte[] text = in.readNBytes(length);
    for (int i = 0; i < text.length; i++) {
      text[i] ^= mask[i % mask.length];
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  /** One binary frame, packed as all of a connection are: by zlib, as one stream. */
  private void send(OutputStream out, String text) throws IOException {
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    byte[] packed = new byte[text.length() + 100];
    int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
    ByteBuffer frame = ByteBuffer.allocate(4 + length).put((byte) 0x82).put((byte) 126);
    out.write(frame.putChar((char) length).put(packed, 0, length).array());
    out.flush();
  }
}
