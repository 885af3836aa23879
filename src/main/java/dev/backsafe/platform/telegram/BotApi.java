package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.config.Secret;
import dev.backsafe.platform.PromptSockets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.TelegramMultipartBuilder;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;

/**
 * Calls to the Bot API. Every call has a time limit as a whole, none is repeated behind our back,
 * and no outcome carries the token, which stands in every address.
 */
final class BotApi implements AutoCloseable {
  /** What we ask to be told of; anything else would only be thrown away. */
  static final List<String> ALLOWED_UPDATES =
      List.of("message", "edited_message", "callback_query", "my_chat_member");

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
  private static final Duration LONGEST_TRANSFER = Duration.ofSeconds(20);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /** A file may take as many times longer. */
  private static final int UPLOAD_TIMES = 3;

  /**
   * Telegram takes 30 messages a second, and each that hangs does so for ten seconds: where these
   * wait for nobody, nobody waits for them.
   */
  private static final int MOST_CALLS_AT_ONCE = 300;

  private static final int MOST_IDLE_CONNECTIONS = 32;

  private static final Duration WAIT_WHEN_NOT_TOLD = Duration.ofSeconds(5);
  private static final int MOST_UPDATES = 100;
  private static final int SERVER_ERRORS = 500;
  private static final MediaType JSON = MediaType.get("application/json");

  private final Duration limit;
  private final OkHttpClient http;
  private final OkHttpClient uploading;
  private final HttpUrl root;
  private final JsonMapper mapper = new JsonMapper();
  private final Semaphore atOnce = new Semaphore(MOST_CALLS_AT_ONCE, true);
  private volatile @Nullable Call polling;

  BotApi(URI url, Secret token) {
    this(url, token, LONGEST_CALL);
  }

  /**
   * Calls a server.
   *
   * @param limit how long a call without a file may take as a whole
   */
  BotApi(URI url, Secret token, Duration limit) {
    this.limit = limit;
    http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(MOST_IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
            .socketFactory(new PromptSockets())
            .connectTimeout(LONGEST_CONNECT)
            .writeTimeout(LONGEST_TRANSFER)
            .readTimeout(LONGEST_TRANSFER)
            .callTimeout(limit)
            // A send has no idempotency key: when to repeat one is ours to decide.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectionSpecs(connectionSpecs(url))
            .addInterceptor(jsonOnly())
            .build();
    uploading = http.newBuilder().callTimeout(limit.multipliedBy(UPLOAD_TIMES)).build();
    int port = url.getPort() != -1 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    root =
        new HttpUrl.Builder()
            .scheme(url.getScheme())
            .host(url.getHost())
            .port(port)
            .addPathSegment("bot" + token.reveal())
            .build();
  }

  /** For a Bot API server of one's own, by plain HTTP, no certificates have to be read. */
  private static List<ConnectionSpec> connectionSpecs(URI url) {
    return url.getScheme().equals("https")
        ? List.of(ConnectionSpec.MODERN_TLS)
        : List.of(ConnectionSpec.CLEARTEXT);
  }

  /** A gateway's error page says nothing of what has become of the call. */
  private static Interceptor jsonOnly() {
    return chain -> {
      Response response = chain.proceed(chain.request());
      String type = response.header("Content-Type");
      if (response.code() < SERVER_ERRORS
          && type != null
          && type.toLowerCase(Locale.ROOT).contains("json")) {
        return response;
      }
      int code = response.code();
      response.close();
      throw new IOException("HTTP " + code);
    };
  }

  /** A call of the library's. */
  ApiResult call(BotApiMethod<?> method) {
    return called(http, method.getMethod(), () -> json(mapper.writeValueAsString(method)));
  }

  /** What a form is filled with; it may carry files. */
  @FunctionalInterface
  interface Form {
    void fill(TelegramMultipartBuilder form) throws IOException;
  }

  /** A call by a form. */
  ApiResult call(String method, Form form) {
    return called(
        uploading,
        method,
        () -> {
          TelegramMultipartBuilder builder = new TelegramMultipartBuilder(mapper);
          form.fill(builder);
          return builder.build();
        });
  }

  private static RequestBody json(String json) {
    return RequestBody.create(json, JSON);
  }

  /** Who the bot is whose token it is. */
  ApiResult me() {
    return called(http, "getMe", () -> json("{}"));
  }

  /** Where Telegram brings updates, and how that goes. */
  ApiResult webhookInfo() {
    return called(http, "getWebhookInfo", () -> json("{}"));
  }

  /**
   * Asks for updates, each as raw JSON, and waits for some.
   *
   * @param offset confirms everything before it; 0 confirms nothing
   */
  ApiResult updates(long offset, Duration wait) {
    ObjectNode asked = mapper.createObjectNode();
    asked.put("timeout", wait.toSeconds()).put("limit", MOST_UPDATES);
    if (offset != 0) {
      asked.put("offset", offset);
    }
    ALLOWED_UPDATES.forEach(asked.putArray("allowed_updates")::add);
    OkHttpClient patient =
        http.newBuilder()
            .readTimeout(wait.plus(LONGEST_TRANSFER))
            .callTimeout(wait.plus(limit))
            .build();
    Call call = patient.newCall(request("getUpdates", json(asked.toString())));
    polling = call;
    try {
      return answer(call);
    } finally {
      polling = null;
    }
  }

  /** Ends a call for updates that waits. */
  void stopPolling() {
    Call call = polling;
    if (call != null) {
      call.cancel();
    }
  }

  private Request request(String method, RequestBody body) {
    return new Request.Builder()
        .url(root.newBuilder().addPathSegment(method).build())
        .post(body)
        .build();
  }

  /** What is to be said to Telegram. */
  private interface Body {
    RequestBody make() throws IOException;
  }

  private ApiResult called(OkHttpClient by, String method, Body body) {
    try {
      atOnce.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ApiResult.Lost("interrupted");
    }
    try {
      return answer(by.newCall(request(method, body.make())));
    } catch (IOException e) {
      return new ApiResult.Lost(how(e));
    } finally {
      atOnce.release();
    }
  }

  /**
   * What it comes to, as raw JSON: of what Telegram tells, little is of use here, and to learn all
   * of the library's types takes a tenth of a start and of its memory.
   */
  private ApiResult answer(Call call) {
    try (Response response = call.execute()) {
      JsonNode answer = mapper.readTree(response.body().string());
      if (answer.path("ok").asBoolean()) {
        return new ApiResult.Ok(answer.path("result"));
      }
      int code = answer.path("error_code").asInt();
      if (code == 0) {
        return new ApiResult.Lost("an answer that tells nothing");
      }
      JsonNode after = answer.path("parameters").path("retry_after");
      return failure(
          code, answer.path("description").asText(), after.isNumber() ? after.asInt() : null);
    } catch (JsonProcessingException e) {
      return new ApiResult.Lost("an answer that is cut off");
    } catch (IOException e) {
      return new ApiResult.Lost(how(e));
    }
  }

  private static ApiResult failure(int code, String description, @Nullable Integer after) {
    String said = description.toLowerCase(Locale.ROOT);
    if (code == 429) {
      return new ApiResult.Limited(after == null ? WAIT_WHEN_NOT_TOLD : Duration.ofSeconds(after));
    }
    if (code >= SERVER_ERRORS) {
      return new ApiResult.Lost("HTTP " + code);
    }
    if (code == 403
        || (code == 400
            && (said.contains("chat not found")
                || said.contains("user not found")
                || said.contains("peer_id_invalid")
                || said.contains("user is deactivated")))) {
      return new ApiResult.Gone();
    }
    if (code == 400
        && (said.contains("message is not modified") || said.contains("query is too old"))) {
      return new ApiResult.Same();
    }
    return new ApiResult.Rejected(code, description);
  }

  /** OkHttp's messages name host and port, never the path, but a kind is all that is needed. */
  private static String how(Throwable e) {
    String message = e.getMessage();
    return message != null && message.startsWith("HTTP ")
        ? message
        : e.getClass().getSimpleName().replace("Exception", "");
  }

  @Override
  public void close() {
    stopPolling();
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
  }
}
