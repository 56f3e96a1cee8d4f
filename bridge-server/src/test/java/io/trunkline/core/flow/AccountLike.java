package io.trunkline.core.flow;

import io.trunkline.core.ticket.Account;
import org.jspecify.annotations.Nullable;

/** An account that is another one but for a few things. */
final class AccountLike {
  private final Account other;
  Account.SignIn signIn;
  @Nullable String closedStatus;
  @Nullable String defaultOwner;
  boolean ownerFollowsCall;
  boolean onlyWhatAgentsMaySee;

  AccountLike(Account other) {
    this.other = other;
    signIn = other.signIn();
    closedStatus = other.closedStatus();
    defaultOwner = other.defaultOwner();
    ownerFollowsCall = other.ownerFollowsCall();
    onlyWhatAgentsMaySee = other.onlyWhatAgentsMaySee();
  }

  Account account() {
    return new Account(
        other.id(),
        other.name(),
        other.type(),
        signIn,
        other.uri(),
        other.clientId(),
        other.username(),
        other.proxyAddress(),
        other.description(),
        defaultOwner,
        other.taskExternalId(),
        other.caseExternalId(),
        closedStatus,
        other.origins(),
        ownerFollowsCall,
        onlyWhatAgentsMaySee,
        other.lookUpReserve());
  }
}
