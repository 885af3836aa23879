package dev.backsafe.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.platform.telegram.FakeBotApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Telegram and a load balancer: brings each update to any of the instances, and again to any, until
 * one has taken it; some are brought twice, as after an answer that was lost.
 */
public final class LoadBalancer implements AutoCloseable {
  public static final String SECRET = "long-random_word";

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int TWICE = 10;

  private final FakeBotApi api;
  private final List<URI> instances = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Random random;

  public LoadBalancer(FakeBotApi api, Random random) {
    this.api = api;
    this.random = random;
    executor.execute(this::bring);
  }

  public void add(URI instance) {
    instances.add(instance);
  }

  public void remove(URI instance) {
    instances.remove(instance);
  }

  private synchronized URI any() {
    return instances.get(random.nextInt(instances.size()));
  }

  private synchronized boolean twice() {
    return random.nextInt(TWICE) == 0;
  }

  private void bring() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (JsonNode update : api.take()) {
          executor.execute(() -> bring(update));
          if (twice()) {
            executor.execute(() -> bring(update));
          }
        }
        Thread.sleep(Duration.ofMillis(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void bring(JsonNode update) {
    try {
      while (!isTaken(update)) {
        Thread.sleep(Duration.ofMillis(50));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTaken(JsonNode update) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(any())
            .timeout(PATIENCE)
            .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
            .POST(BodyPublishers.ofString(update.toString()))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    client.shutdownNow();
  }
}
