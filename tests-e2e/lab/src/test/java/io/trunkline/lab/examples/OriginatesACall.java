package io.trunkline.lab.examples;

import io.trunkline.ami.action.Originate;
import io.trunkline.ami.client.AmiLink;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

record OriginatesACall(String context, Duration ring) {
  CompletableFuture<String> between(AmiLink link, String phone, String number) {
    String id = "mine-" + UUID.randomUUID();
    var call = new Originate(phone, context, number, id, null, null, ring, Map.of());
    return link.send(call.action())
        .thenApply(answer -> answer.success() ? id : "refused: " + answer.message());
  }
}
