package io.trunkline.lab.examples;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.event.PbxSnapshot;
import java.util.concurrent.CompletableFuture;

record TransfersACall(String context) {
  CompletableFuture<AmiResponse> from(AmiLink link, String phone, String exten) {
    return link.send(AmiAction.coreShowChannels())
        .thenApply(answer -> PbxSnapshot.of(answer.rows()).rows().stream())
        .thenApply(rows -> rows.map(row -> row.channel()))
        .thenApply(all -> all.filter(channel -> channel.endpoint().equals(phone)).findFirst())
        .thenApply(found -> found.orElseThrow().channel())
        .thenCompose(name -> link.send(AmiAction.blindTransfer(name, context, exten)));
  }
}
