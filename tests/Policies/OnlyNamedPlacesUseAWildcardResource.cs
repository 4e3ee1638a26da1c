using System.Reflection;
using Infra.Policies;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>Each place where a statement's resource is everything is one that <see cref="WildcardReason"/> lists, and each that it lists is used.</summary>
[Trait("Control", "IAM.21")]
public sealed class OnlyNamedPlacesUseAWildcardResource
{
    // By the name of the reason, which is not in the document: where it is allowed to stand.
    private static readonly Dictionary<string, Func<Policy, PolicyStatement, bool>> Places = new()
    {
        [nameof(WildcardReason.ThisKey)] = (policy, _) => policy.Owner.Type == AwsType.Key,
        [nameof(WildcardReason.XRay)] = (policy, statement) => IsOfRole(policy) && HasOnly(statement, "xray:PutTraceSegments", "xray:PutTelemetryRecords"),
        [nameof(WildcardReason.NetworkInterfaces)] = (policy, statement) => IsOfRole(policy) && HasOnly(
            statement,
            "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"),
        [nameof(WildcardReason.DescribeAlarms)] = (policy, statement) => IsOfRole(policy) && HasOnly(statement, "cloudwatch:DescribeAlarms"),
    };

    [Theory, EveryStack]
    public async Task In_every_stack(string stack) =>
        Sentence.HoldsForAll(
            WithWildcard(await Stacks.OfAsync(stack)),
            place => Places.Values.Any(place.Statement.Resources is ["*"] ? allowed => allowed(place.Policy, place.Statement) : _ => false)
                ? null : "is about everything, and no reason says why");

    [Fact]
    public async Task And_every_reason_has_its_place()
    {
        var declared = typeof(WildcardReason).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.Name);
        var places = WithWildcard(await Stacks.OfAsync(Stacks.Everything)).ToList();

        Assert.Equal(declared.Order(StringComparer.Ordinal), Places.Keys.Order(StringComparer.Ordinal));
        Assert.All(Places, reason => Assert.Contains(places, place => reason.Value(place.Policy, place.Statement)));
    }

    /// <summary>The parts of names that nobody knows before: streams of one log group, and the functions of this stack.</summary>
    [Theory, EveryStack]
    public async Task And_a_wildcard_within_an_ARN_stays_within_the_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);
        var groups = landscape.Of(AwsType.LogGroup).Select(group => $"{group.Text("arn")}:*").ToList();

        Sentence.HoldsForAll(
            landscape.Policies.SelectMany(policy => policy.Allowing.SelectMany(statement => statement.Resources
                .Where(resource => resource != "*" && resource.Contains('*', StringComparison.Ordinal)).Select(resource => (Policy: policy, Resource: resource)))),
            place => groups.Contains(place.Resource)
                || place.Resource == $"arn:aws:lambda:{landscape.Region}:{landscape.Account}:function:{stack}-*" ? null : "reaches further than it has to");
    }

    private static IEnumerable<(Policy Policy, PolicyStatement Statement)> WithWildcard(Landscape landscape) => landscape.Policies.SelectMany(policy =>
        policy.Allowing.Where(statement => statement.Resources.Contains("*")).Select(statement => (policy, statement)));

    private static bool IsOfRole(Policy policy) => policy.Owner.Type == AwsType.RolePolicy;

    private static bool HasOnly(PolicyStatement statement, params string[] actions) => statement.Actions.All(actions.Contains);
}
