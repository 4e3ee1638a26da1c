using Local.Declaration;
using Sim.Policies;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>Whoever it is and whatever else allows it: without TLS nothing goes in or out.</summary>
public sealed class EveryTopicAndQueueRefusesPlainHttp
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Of(AwsType.Queue).Select(queue => (Of: queue, Policy: landscape.PolicyOfQueue(queue)))
                .Concat(landscape.Of(AwsType.Topic).Select(topic => (Of: topic, Policy: landscape.PolicyOfTopic(topic)))),
            place => Requests(landscape, place.Of)
                .Where(request => !place.Policy.Denies(request.With("aws:SecureTransport", "false")) || place.Policy.Denies(request))
                .Select(request => $"does not tell {request.Principal} with TLS from one without ({request.Action})")
                .FirstOrDefault());
    }

    private static IEnumerable<AccessRequest> Requests(Landscape landscape, RecordedResource place)
    {
        string[] callers = [$"arn:aws:iam::{landscape.Account}:role/anybody", "arn:aws:iam::210987654321:role/partner", "sns.amazonaws.com"];
        string[] actions = place.Type == AwsType.Queue ? ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:PurgeQueue"] : ["sns:Publish"];
        return callers.SelectMany(caller => actions.Select(action => new AccessRequest { Principal = caller, Action = action, Resource = place.Text("arn") }.With("aws:SecureTransport", "true")));
    }
}
