package io.trunkline.core.ticket;

import static io.trunkline.core.ticket.SystemVariable.Known.ANSWER;
import static io.trunkline.core.ticket.SystemVariable.Known.END;
import static io.trunkline.core.ticket.SystemVariable.Known.RING;

import java.util.List;

/** The variables that the bridge itself makes of a call. */
final class CallWords {
  private static final List<SystemVariable> WORDS =
      List.of(
          of("calleridnum", "The caller's number; inbound, the customer's.", RING),
          of("calleridname", "The caller's name, as the PBX knows it.", RING),
          of("destcalleridnum", "The called number; outbound, the customer's.", RING),
          of("destcalleridname", "The called party's name, as the PBX knows it.", RING),
          of("number", "The customer's number, whatever the direction.", RING),
          of("name", "The customer's name in the PBX's word, whatever the direction.", RING),
          of("callerid", "The caller's name and number in one.", RING),
          of("source", "The number the call comes from; outbound, the agent's extension.", RING),
          of("destination", "The number the call goes to; inbound, the one dialled.", RING),
          of("did", "The number of ours that the caller dialled.", RING),
          of("dialled", "What was dialled, as it was dialled; inbound, the DID.", RING),
          of("direction", "inbound, outbound or internal.", RING),
          of("type", "The same as direction.", RING),
          of("status", "What happened last: ring, answer, hangup ...", RING),
          of("reason", "Why it ended or was transferred: agent, customer, blind ...", END),
          of("queue", "The queue's name.", RING),
          of("route", "The outbound route.", RING),
          of("pbx", "The PBX's name.", RING),
          of("uniqueid", "Asterisk's unique id of the caller's channel.", RING),
          of("linkedid", "Asterisk's id of the whole call.", RING),
          of("membername", "The agent's name as a member of the queue.", ANSWER),
          of("agentname", "The agent's name.", ANSWER),
          of("agentemail", "The agent's e-mail.", ANSWER),
          of("extension", "The agent's extension: their phone after the slash.", ANSWER),
          of("interface", "The agent's phone, such as PJSIP/1001.", ANSWER),
          of(
              "recordingurl",
              "Where the recording can be heard; empty while none has begun.",
              ANSWER),
          of("starttime", "When this passage of the call began.", RING),
          of("answertime", "When it was answered.", ANSWER),
          of("endtime", "When it ended.", END),
          of("duration", "Seconds from start to end.", END),
          of("billableseconds", "Seconds from answer to end; 0 when nobody answered.", END),
          of("holdtime", "Seconds the caller waited in the queue.", ANSWER),
          of("ringtime", "Seconds the agent's phone rang before the answer.", ANSWER),
          of("talktime", "Seconds agent and customer talked.", END),
          of("disposition", "ANSWERED, NO ANSWER, BUSY or FAILED.", END),
          of("queuecallerjoinAt", "When the caller entered the queue.", RING),
          of("queuecallerleaveAt", "When the caller left the queue.", ANSWER),
          of("queuecallercomplete", "1 when the queue's call was answered and is over.", END),
          of("queuecallercompleteAt", "When the queue's answered call was over.", END),
          of("queuecallerabandon", "1 when the caller hung up while waiting.", END),
          of("queuecallerabandonAt", "When the caller hung up while waiting.", END),
          of("queuecallerexit", "1 when the caller left the queue another way.", END));

  private CallWords() {}

  static void addTo(List<SystemVariable> all) {
    all.addAll(WORDS);
  }

  private static SystemVariable of(String name, String says, SystemVariable.Known known) {
    return new SystemVariable(name, says, known);
  }
}
