using Infra.Settings;
using Local.Declaration;
using Sim.Policies;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>A partner who is let publish or send, but not use the key, is refused; one who may use it by another way could read.</summary>
public sealed class EveryPartnerWhoMaySendMayUseTheKey
{
    [Theory]
    [InlineData(Stacks.Everything)]
    [InlineData(Stacks.ServiceKeys)]
    public async Task By_way_of_the_service_alone(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(Ways(landscape), way =>
            !way.Policy.Allows(way.Request) ? $"may not {way.Request.Action}"
            : landscape.PolicyOfKey is not { } key ? null
            : new[] { "kms:Decrypt", "kms:GenerateDataKey" }
                .Select(action => way.Request with { Action = action, Resource = landscape.KeyArn! })
                .Where(use => !key.Allows(use.With("kms:ViaService", $"{way.Service}.{landscape.Region}.amazonaws.com"))
                    || key.Allows(use))
                .Select(use => $"may not use the key for {use.Action}, or may by itself")
                .FirstOrDefault());
    }

    private static IEnumerable<(Policy Policy, string Service, AccessRequest Request)> Ways(Landscape landscape)
    {
        foreach (var (declared, topic) in landscape.Settings.Topics.Select(topic => (topic, landscape.Of(AwsType.Topic).Single(one => one.Name == topic.Name))))
        {
            foreach (var request in Requests(declared.Publishers, "sns:Publish", topic.Text("arn")))
            {
                yield return (landscape.PolicyOfTopic(topic), "sns", request);
            }
        }

        foreach (var consumer in landscape.Settings.Consumers)
        {
            foreach (var request in consumer.Source is ConsumerSource.Queue source
                ? Requests(source.Senders, "sqs:SendMessage", Queue(landscape, consumer).Text("arn")) : [])
            {
                yield return (landscape.PolicyOfQueue(Queue(landscape, consumer)), "sqs", request);
            }
        }
    }

    private static RecordedResource Queue(Landscape landscape, ConsumerSettings consumer) =>
        landscape.Of(AwsType.Queue).Single(queue => queue.Name == consumer.Name);

    private static IEnumerable<AccessRequest> Requests(Partners partners, string action, string resource) =>
    [
        .. partners.Accounts.Select(account => Asked.OfRole($"arn:aws:iam::{account}:role/sender", action, resource)),
        .. partners.Organizations.Select(organization =>
            Asked.OfRole("arn:aws:iam::333333333333:role/sender", action, resource).With("aws:PrincipalOrgID", organization)),
    ];
}
