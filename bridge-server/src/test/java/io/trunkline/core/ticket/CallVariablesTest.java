package io.trunkline.core.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ticket.SystemVariable.Known;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallVariablesTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "calleridnum,+39021112222",
    "number,+39021112222",
    "name,Mario",
    "calleridname,Mario",
    "callerid,'\"Mario\" <+39021112222>'",
    "source,+39021112222",
    "destination,0255501",
    "did,0255501",
    "dialled,0255501",
    "direction,inbound",
    "type,inbound",
    "status,hangup",
    "reason,customer",
    "queue,Sales",
    "pbx,Head office",
    "uniqueid,1700000000.1",
    "linkedid,1700000000.1",
    "membername,Alice Rossi",
    "agentname,Alice Rossi",
    "agentemail,alice@example.com",
    "extension,1001",
    "interface,PJSIP/1001",
    "language,it",
    "LANGUAGE,it",
    "recordingurl,https://cti.example/recordings/r",
    "starttime,2026-11-23T00:30:05+01:00",
    "answertime,2026-11-23T00:30:19+01:00",
    "endtime,2026-11-23T00:31:45+01:00",
    "duration,100",
    "billableseconds,86",
    "talktime,86",
    "holdtime,14",
    "ringtime,4",
    "disposition,ANSWERED",
    "queuecallerjoinAt,2026-11-23T00:30:05+01:00",
    "queuecallerleaveAt,2026-11-23T00:30:19+01:00",
    "queuecallercomplete,1",
    "queuecallercompleteAt,2026-11-23T00:31:45+01:00",
    "queuecallerabandon,''",
    "queuecallerexit,''",
    "route,''",
    "destcalleridnum,''",
    "nonsense,''",
  })
  void knowAnInboundCallThatIsOver(String name, String value) {
    CallVariables call = Samples.variables(Samples.inbound(Status.HANGUP), Samples.OVER);

    assertThat(call.system(name)).isEqualTo(value);
    assertThat(call.stage()).isEqualTo(Known.END);
    assertThat(call.day()).isEqualTo(LocalDate.of(2026, 11, 23));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "calleridnum,1001",
    "destcalleridnum,+39021112222",
    "number,+39021112222",
    "dialled,0021112222",
    "source,1001",
    "destination,+39021112222",
    "route,trunk-a",
    "callerid,1001",
    "direction,outbound",
    "queue,''",
    "did,''",
    "queuecallerjoinAt,''",
    "queuecallerexit,''",
    "endtime,''",
    "duration,''",
    "disposition,''",
    "talktime,''",
  })
  void knowAnOutboundCall(String name, String value) {
    CallVariables call = Samples.variables(Samples.outbound(Status.ANSWER), Samples.TALKING);

    assertThat(call.system(name)).isEqualTo(value);
    assertThat(call.stage()).isEqualTo(Known.ANSWER);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "disposition,NO ANSWER",
    "queuecallerabandon,1",
    "billableseconds,0",
    "duration,30",
    "queuecallerabandonAt,2026-11-23T00:30:35+01:00",
    "queuecallerexit,''",
    "queuecallercomplete,''",
    "agentname,''",
    "extension,''",
    "answertime,''",
    "talktime,''",
    "ringtime,''",
  })
  void knowACallThatNobodyAnswered(String name, String value) {
    var times = new CallTimes(Samples.START, null, null, Samples.START.plusSeconds(30));
    CallVariables call = Samples.variables(Samples.inbound(Status.ABANDON), times);

    assertThat(call.system(name)).isEqualTo(value);
  }

  @Test
  void distinguishHowACallStaysUnanswered() {
    var times = new CallTimes(Samples.START, null, null, Samples.START.plusSeconds(30));

    assertThat(
            Samples.variables(Samples.inbound(Status.UNMANAGED), times).system("queuecallerexit"))
        .isEqualTo("1");
    assertThat(Samples.variables(Samples.outbound(Status.BUSY), times).system("disposition"))
        .isEqualTo("BUSY");
    assertThat(Samples.variables(Samples.outbound(Status.FAILED), times).system("disposition"))
        .isEqualTo("FAILED");
  }

  @Test
  void showCustomVariablesByTheirExactNames() {
    CallVariables call = Samples.talking();

    assertThat(call.custom("SEGMENT")).isEqualTo("gold");
    assertThat(call.custom("segment")).isEmpty();
    assertThat(call.custom("OTHER")).isEmpty();
  }

  @Test
  void showTimesWithTheirOffsetEvenInUtc() {
    assertThat(CallVariables.time(Samples.START, ZoneId.of("UTC")))
        .isEqualTo("2026-11-22T23:30:05+00:00");
    assertThat(CallVariables.time(Samples.START, ZoneId.of("Asia/Kolkata")))
        .isEqualTo("2026-11-23T05:00:05+05:30");
  }

  @Test
  void keepAWithheldNumberWithheld() {
    var event = Samples.inbound(Status.RING);
    var withheld =
        new io.trunkline.core.dial.NumberPlan("IT", "", java.util.List.of())
            .customer("anonymous", event.direction());

    CallVariables call =
        CallVariables.of(event, "hq", withheld, null, Samples.RINGING, Samples.ROME, null);

    assertThat(call.system("calleridnum")).isEmpty();
    assertThat(call.system("number")).isEmpty();
    assertThat(call.system("recordingurl")).isEmpty();
    assertThat(call.stage()).isEqualTo(Known.RING);
  }
}
