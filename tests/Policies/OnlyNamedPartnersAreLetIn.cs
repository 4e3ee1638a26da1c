using Infra.Settings;

namespace Tests.Policies;

/// <summary>Another account is in a policy only if the settings name it.</summary>
public sealed class OnlyNamedPartnersAreLetIn
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        var partners = landscape.Settings.Topics.SelectMany(topic => new[] { topic.Publishers, topic.Subscribers })
            .Concat(landscape.Settings.Consumers.Select(consumer => consumer.Source).OfType<ConsumerSource.Queue>().Select(source => source.Senders))
            .SelectMany(partner => partner.Accounts)
            .Append(landscape.Account)
            .ToHashSet();

        Sentence.HoldsForAny(
            landscape.Policies.SelectMany(policy => policy.Allowing.SelectMany(statement => (statement.Principals ?? [])
                .Where(principal => principal.Kind == "AWS").Select(principal => (Policy: policy, Statement: statement, Principal: principal)))),
            place => partners.Contains(place.Principal.Name.Split(':')[4]) ? null : "is a stranger");
    }
}
