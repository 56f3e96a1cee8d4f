package io.trunkline.edge.salesforce;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Questions that are under way: whoever asks the same gets the same answer, so that two at a moment
 * cost one request. Safe for several threads.
 */
final class Shared<K, V> {
  private final Map<K, CompletableFuture<V>> answerByQuestion = new ConcurrentHashMap<>();

  /** The answer that somebody waits for already, or that of this question, which is asked now. */
  CompletableFuture<V> answer(K question, Supplier<CompletableFuture<V>> ask) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> others = answerByQuestion.putIfAbsent(question, mine);
    if (others != null) {
      return others;
    }
    CompletableFuture<?> unused =
        ask.get()
            .whenComplete(
                (is, failure) -> {
                  answerByQuestion.remove(question, mine);
                  if (failure == null) {
                    mine.complete(is);
                  } else {
                    mine.completeExceptionally(failure);
                  }
                });
    return mine;
  }
}
