package io.trunkline.testbridge;

import io.trunkline.core.ticket.Account;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An account that is another one but for a few things. */
public final class AccountLike {
  public Account.Type type;
  public Account.SignIn signIn;
  public @Nullable String clientId;
  public @Nullable String closedStatus;
  public @Nullable String defaultOwner;
  public boolean ownerFollowsCall;
  public boolean onlyWhatAgentsMaySee;
  private final Account other;

  private AccountLike(Account other) {
    this.other = other;
    type = other.type();
    signIn = other.signIn();
    clientId = other.clientId();
    closedStatus = other.closedStatus();
    defaultOwner = other.defaultOwner();
    ownerFollowsCall = other.ownerFollowsCall();
    onlyWhatAgentsMaySee = other.onlyWhatAgentsMaySee();
  }

  /** The other account, changed like this. */
  public static Account of(Account other, Consumer<AccountLike> change) {
    AccountLike like = new AccountLike(other);
    change.accept(like);
    return like.account();
  }

  private Account account() {
    return new Account(
        other.id(),
        other.name(),
        type,
        signIn,
        other.uri(),
        clientId,
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
