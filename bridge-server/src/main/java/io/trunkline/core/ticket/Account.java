package io.trunkline.core.ticket;

import io.trunkline.core.Kept;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Salesforce org as we sign in to it. Its secrets ({@code clientSecret}, {@code password}, {@code
 * securityToken}, {@code privateKey}, {@code refreshToken}) are kept apart in {@link
 * io.trunkline.core.Secrets} under {@code account/ID/...}.
 *
 * @param id made by us
 * @param name for people
 * @param type how agents see tickets
 * @param signIn how the bridge signs in
 * @param uri the org's address: its My Domain for client credentials
 * @param clientId the external client app's consumer key, or null for an account without
 *     credentials
 * @param username the Salesforce login, for the ways to sign in that need one, or null
 * @param proxyAddress the address in recording links, or null
 * @param description for people; may be empty
 * @param defaultOwner the e-mail or username of the Salesforce user who owns what nobody answered,
 *     or null for the account's own user
 * @param taskExternalId the unique external-id field of Task, or null
 * @param caseExternalId the unique external-id field of Case, or null
 * @param closedStatus the Status that completion writes, or null to leave it
 * @param origins the origins of the org's pages that may frame the softphone
 * @param ownerFollowsCall whether a direct transfer changes the ticket's owner
 * @param onlyWhatAgentsMaySee whether customers are looked for with the agent's eyes alone: by JWT
 *     bearer, else in the agent's page in Salesforce
 * @param lookUpReserve the share of the org's daily requests, in percent, below which no customer
 *     is looked up any more, so that tickets can be filed; null for the usual ten
 */
public record Account(
    String id,
    String name,
    Type type,
    SignIn signIn,
    String uri,
    @Nullable String clientId,
    @Nullable String username,
    @Nullable String proxyAddress,
    String description,
    @Nullable String defaultOwner,
    @Nullable String taskExternalId,
    @Nullable String caseExternalId,
    @Nullable String closedStatus,
    List<String> origins,
    boolean ownerFollowsCall,
    boolean onlyWhatAgentsMaySee,
    @Nullable Integer lookUpReserve)
    implements Kept {
  private static final int USUAL_RESERVE = 10;

  /** How agents see tickets. */
  public enum Type {
    /** In the softphone inside Salesforce, through Open CTI. */
    INTEGRATION_TAB,
    /** In a new browser tab, opened by the agent's desktop page. */
    NEW_TAB
  }

  /** How the bridge signs in. */
  public enum SignIn {
    /** As the app's Run As user, with the app's secret alone. */
    CLIENT_CREDENTIALS("clientSecret"),
    /** As the account's username, with an assertion that our private key signs. */
    JWT_BEARER("privateKey"),
    /**
     * As the person who connected the account, with the refresh token that came of it; an app may
     * have no secret.
     */
    AUTHORIZATION_CODE("refreshToken"),
    /** As the account's username with its password; Salesforce is about to end this. */
    USERNAME_PASSWORD("clientSecret", "password"),
    /** Not at all: only agents' pages write. */
    NONE;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nobody can change
    private final List<String> secrets;

    SignIn(String... secrets) {
      this.secrets = List.of(secrets);
    }

    /** The secrets without which it cannot be done. */
    public List<String> secrets() {
      return secrets;
    }
  }

  public Account {
    origins = List.copyOf(origins);
  }

  /** The same account, whose org's pages have these origins. */
  public Account withOrigins(List<String> others) {
    return new Account(
        id,
        name,
        type,
        signIn,
        uri,
        clientId,
        username,
        proxyAddress,
        description,
        defaultOwner,
        taskExternalId,
        caseExternalId,
        closedStatus,
        others,
        ownerFollowsCall,
        onlyWhatAgentsMaySee,
        lookUpReserve);
  }

  /** The share of the org's daily requests that is kept for tickets, in percent. */
  public int reservePercent() {
    return lookUpReserve == null ? USUAL_RESERVE : lookUpReserve;
  }

  /**
   * Whether agents' pages are to look for customers, in the agents' own sessions: nobody else may,
   * or nobody else can.
   */
  public boolean looksInPages() {
    return signIn == SignIn.NONE || (onlyWhatAgentsMaySee && signIn != SignIn.JWT_BEARER);
  }

  /** The unique external-id field for this type of ticket, or null. */
  public @Nullable String externalId(TicketType ticketType) {
    return ticketType == TicketType.TASK ? taskExternalId : caseExternalId;
  }
}
