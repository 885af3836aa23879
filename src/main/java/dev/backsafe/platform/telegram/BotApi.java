package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.settings.Secret;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * Calls to the Bot API. Every call has a time limit as a whole, none is repeated behind our back,
 * and no outcome carries the token, which stands in every address.
 */
final class BotApi implements AutoCloseable {
  /** What we ask to be told of; anything else would only be thrown away. */
  static final List<String> ALLOWED =
      List.of("message", "edited_message", "callback_query", "my_chat_member");

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration TRANSFER = Duration.ofSeconds(20);
  private static final Duration WHOLE = Duration.ofSeconds(30);

  /** OkHttp's own default is 5 a host, far below Telegram's 30 messages a second. */
  private static final int CALLS_AT_ONCE = 32;

  private static final Duration UNSAID_WAIT = Duration.ofSeconds(5);
  private static final int BATCH = 100;
  private static final int SERVER_ERRORS = 500;
  private static final MediaType JSON = MediaType.get("application/json");

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Duration limit;
  private final OkHttpClient http;
  private final OkHttpTelegramClient client;
  private final HttpUrl updatesUrl;
  private final JsonMapper mapper = new JsonMapper();
  private volatile @Nullable Call polling;

  BotApi(URI url, Secret token) {
    this(url, token, WHOLE);
  }

  /**
   * Calls a server.
   *
   * @param limit how long a call may take as a whole
   */
  BotApi(URI url, Secret token, Duration limit) {
    this.limit = limit;
    Dispatcher dispatcher = new Dispatcher(executor);
    dispatcher.setMaxRequests(CALLS_AT_ONCE);
    dispatcher.setMaxRequestsPerHost(CALLS_AT_ONCE);
    http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(CALLS_AT_ONCE, 1, TimeUnit.MINUTES))
            .connectTimeout(CONNECT)
            .writeTimeout(TRANSFER)
            .readTimeout(TRANSFER)
            .callTimeout(limit)
            // A send has no idempotency key: when to repeat one is ours to decide.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .addInterceptor(jsonOnly())
            .build();
    int port = url.getPort() != -1 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    client =
        new OkHttpTelegramClient(
            http, token.reveal(), new TelegramUrl(url.getScheme(), url.getHost(), port, false));
    updatesUrl =
        new HttpUrl.Builder()
            .scheme(url.getScheme())
            .host(url.getHost())
            .port(port)
            .addPathSegment("bot" + token.reveal())
            .addPathSegment("getUpdates")
            .build();
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

  <T extends Serializable> Answer<T> call(BotApiMethod<T> method) {
    return answer(() -> client.execute(method));
  }

  Answer<Message> call(SendDocument document) {
    return answer(() -> client.execute(document));
  }

  Answer<Message> call(SendAnimation animation) {
    return answer(() -> client.execute(animation));
  }

  Answer<Message> call(SendPhoto photo) {
    return answer(() -> client.execute(photo));
  }

  Answer<Serializable> call(EditMessageMedia change) {
    return answer(() -> client.execute(change));
  }

  Answer<Boolean> call(SetWebhook webhook) {
    return answer(() -> client.execute(webhook));
  }

  /**
   * Asks for updates, each as raw JSON, and waits for some.
   *
   * @param offset confirms everything before it; 0 confirms nothing
   */
  Answer<List<JsonNode>> updates(long offset, Duration wait) {
    ObjectNode body = mapper.createObjectNode();
    body.put("timeout", wait.toSeconds()).put("limit", BATCH);
    if (offset != 0) {
      body.put("offset", offset);
    }
    ALLOWED.forEach(body.putArray("allowed_updates")::add);
    Request request =
        new Request.Builder()
            .url(updatesUrl)
            .post(RequestBody.create(body.toString(), JSON))
            .build();
    OkHttpClient patient =
        http.newBuilder().readTimeout(wait.plus(TRANSFER)).callTimeout(wait.plus(limit)).build();
    Call call = patient.newCall(request);
    polling = call;
    try (Response response = call.execute()) {
      return updates(mapper.readTree(response.body().string()));
    } catch (JsonProcessingException e) {
      return new Answer.Lost<>("an answer that is cut off");
    } catch (IOException e) {
      return new Answer.Lost<>(how(e));
    } finally {
      polling = null;
    }
  }

  private static Answer<List<JsonNode>> updates(JsonNode answer) {
    if (answer.path("ok").asBoolean()) {
      List<JsonNode> updates = new ArrayList<>();
      answer.path("result").forEach(updates::add);
      return new Answer.Ok<>(updates);
    }
    JsonNode after = answer.path("parameters").path("retry_after");
    return failure(
        answer.path("error_code").asInt(),
        answer.path("description").asText(),
        after.isNumber() ? after.asInt() : null);
  }

  /** Ends a call for updates that waits. */
  void stopPolling() {
    Call call = polling;
    if (call != null) {
      call.cancel();
    }
  }

  /** A call of the library. */
  private interface Execution<T> {
    T run() throws TelegramApiException;
  }

  private static <T> Answer<T> answer(Execution<T> execution) {
    try {
      return new Answer.Ok<>(execution.run());
    } catch (TelegramApiRequestException e) {
      Integer code = e.getErrorCode();
      if (code != null && code != 0) {
        ResponseParameters parameters = e.getParameters();
        String description = e.getApiResponse();
        return failure(
            code,
            description == null ? "" : description,
            parameters == null ? null : parameters.getRetryAfter());
      }
      // Whole and well-formed, only not as this version of the library knows it: it was done.
      return has(e, JsonProcessingException.class) && !has(e, StreamReadException.class)
          ? new Answer.Ok<>(null)
          : new Answer.Lost<>("an answer that is cut off");
    } catch (TelegramApiException e) {
      if (has(e, InterruptedException.class)) {
        Thread.currentThread().interrupt();
      }
      return new Answer.Lost<>(how(e.getCause() == null ? e : e.getCause()));
    }
  }

  private static <T> Answer<T> failure(int code, String description, @Nullable Integer after) {
    String said = description.toLowerCase(Locale.ROOT);
    if (code == 429) {
      return new Answer.Limited<>(after == null ? UNSAID_WAIT : Duration.ofSeconds(after));
    }
    if (code >= SERVER_ERRORS) {
      return new Answer.Lost<>("HTTP " + code);
    }
    if (code == 403
        || (code == 400
            && (said.contains("chat not found")
                || said.contains("user not found")
                || said.contains("peer_id_invalid")
                || said.contains("user is deactivated")))) {
      return new Answer.Gone<>();
    }
    if (code == 400
        && (said.contains("message is not modified") || said.contains("query is too old"))) {
      return new Answer.Same<>();
    }
    return new Answer.Rejected<>(code, description);
  }

  private static boolean has(Throwable e, Class<? extends Throwable> kind) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
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
    executor.shutdownNow();
    http.connectionPool().evictAll();
  }
}
