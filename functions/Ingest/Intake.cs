using System.Net;
using Functions.Publishing;

namespace Ingest;

/// <summary>
/// Takes the events of a request in: checks all of them, and publishes them only if every one is valid, so that a producer
/// can mend its request and send it again without sending anything twice.
/// </summary>
internal sealed class Intake(EventPublisher publisher)
{
    public async Task<(Answer Answer, RequestAccount Account)> Take(UrlRequest request, CancellationToken cancellationToken)
    {
        var account = new RequestAccount(request.Context.RequestId);
        if (request.Context.Http.Method != "POST")
        {
            var error = $"{request.Context.Http.Method} is not allowed here: POST events";
            return Refused(account, HttpStatusCode.MethodNotAllowed, error, [], [("allow", "POST")]);
        }

        Submission submission;
        try
        {
            submission = Submission.Read(request);
        }
        catch (RequestRefusedException refused)
        {
            return Refused(account, refused.Status, refused.Message, []);
        }

        account = account with { Events = submission.Events.Count };
        var checks = submission.Events
            .Select(one => one.Json is { } json ? publisher.Check(json) : new EventCheck.Refused(null, null, [one.Reason!]))
            .ToList();
        var refusals = checks.Index().Where(check => check.Item is EventCheck.Refused).Select(check => (check.Index, (EventCheck.Refused)check.Item)).ToList();
        if (refusals.Count > 0)
        {
            var status = refusals.TrueForAll(refusal => refusal.Item2.IsTooLarge) ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.BadRequest;
            var error = $"{refusals.Count} of {checks.Count} events cannot be published, so none was";
            return Refused(account, status, error, refusals);
        }

        var messages = checks.Select(check => ((EventCheck.Ready)check).Message).ToList();
        return Published(account, await publisher.Publish(messages, cancellationToken).ConfigureAwait(false));
    }

    private static (Answer Answer, RequestAccount Account) Refused(
        RequestAccount account,
        HttpStatusCode status,
        string error,
        IReadOnlyList<(int Index, EventCheck.Refused Refusal)> refusals,
        IReadOnlyList<(string Name, string Value)>? headers = null)
    {
        var first = refusals.Count == 0 ? string.Empty : $": event {refusals[0].Index}: {string.Join("; ", refusals[0].Refusal.Reasons)}";
        return (
            new Answer(status, AnswerBody.Refused(error, refusals)) { Headers = headers ?? [] },
            account with { Status = status, Reason = error + first });
    }

    private static (Answer Answer, RequestAccount Account) Published(RequestAccount account, IReadOnlyList<PublishOutcome> outcomes)
    {
        var failures = outcomes.OfType<PublishOutcome.Failed>().ToList();
        account = account with
        {
            Published = outcomes.Count - failures.Count,
            Failed = failures.Count,
            EventIds = [.. outcomes.OfType<PublishOutcome.Accepted>().Select(accepted => accepted.Message.Id ?? accepted.MessageId)],
        };
        if (failures.Count == 0)
        {
            return (
                new Answer(HttpStatusCode.Accepted, AnswerBody.Accepted(outcomes)),
                account with { Outcome = RequestOutcome.Accepted, Status = HttpStatusCode.Accepted });
        }

        var throttled = failures.TrueForAll(failure => failure.IsThrottled);
        var status = throttled ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.BadGateway;
        var error = $"{failures.Count} of {outcomes.Count} events were not published: send those again";
        return (
            new Answer(status, AnswerBody.Failed(error, outcomes)) { Headers = throttled ? [("retry-after", "1")] : [] },
            account with { Outcome = RequestOutcome.Failed, Status = status, Reason = $"{failures[0].Code}: {failures[0].Reason}" });
    }
}
