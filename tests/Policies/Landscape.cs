using System.Text.Json;
using Infra.Settings;
using Local.Declaration;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>One declared stack, read the way somebody who reviews it would walk through it.</summary>
internal sealed class Landscape(DeclaredStack declared)
{
    public string Stack => declared.File.Stack;

    public StackSettings Settings => declared.Settings;

    public string Account => declared.File.Account;

    public string Region => declared.File.Region;

    /// <summary>What AWS would hold, and the provider.</summary>
    public IReadOnlyList<RecordedResource> Resources { get; } = [.. declared.Recording.Resources.Where(resource => resource.IsCustom)];

    public RecordedResource? Key => Of(AwsType.Key).SingleOrDefault();

    public string? KeyArn => Key?.Text("arn");

    public IEnumerable<RecordedResource> Of(params string[] types) => Resources.Where(resource => types.Contains(resource.Type));

    public RecordedResource? ByArn(string? arn) => Resources.FirstOrDefault(resource => arn is not null && resource.TextOrNull("arn") == arn);

    public RecordedResource Function(string name) => Of(AwsType.Function).Single(function => function.Text("name") == name);

    /// <summary>The function of an alias's ARN.</summary>
    public RecordedResource FunctionOfAlias(string arn) => Function(Of(AwsType.Alias).Single(alias => alias.Text("arn") == arn).Text("functionName"));

    public Policy PolicyOfQueue(RecordedResource queue) =>
        PolicyOf(Of(AwsType.QueuePolicy).Single(policy => policy.Text("queueUrl") == queue.Text("url")), "policy");

    public Policy PolicyOfTopic(RecordedResource topic) =>
        PolicyOf(Of(AwsType.TopicPolicy).Single(policy => policy.Text("arn") == topic.Text("arn")), "policy");

    /// <summary>What the role of a function, by its ARN, may do by itself.</summary>
    public Policy GrantsOf(RecordedResource function)
    {
        var role = ByArn(function.Text("role"))!.Text("name");
        return PolicyOf(Of(AwsType.RolePolicy).Single(policy => policy.Text("role") == role), "policy");
    }

    public Policy? PolicyOfKey => Key is { } key ? PolicyOf(key, "policy") : null;

    /// <summary>Every policy document there is.</summary>
    public IEnumerable<Policy> Policies =>
    [
        .. Of(AwsType.QueuePolicy, AwsType.TopicPolicy, AwsType.RolePolicy, AwsType.Key).Select(resource => PolicyOf(resource, "policy")),
        .. TrustPolicies,
    ];

    /// <summary>Those of what is used: not of roles.</summary>
    public IEnumerable<Policy> ResourcePolicies => Policies.Where(policy => policy.Owner.Type is not (AwsType.RolePolicy or AwsType.Role));

    public IEnumerable<Policy> IdentityPolicies => Policies.Where(policy => policy.Owner.Type == AwsType.RolePolicy);

    public IEnumerable<Policy> TrustPolicies => Of(AwsType.Role).Select(role => PolicyOf(role, "assumeRolePolicy"));

    /// <summary>The ARN that a <c>redrivePolicy</c> names.</summary>
    public RecordedResource? DeadLettersOf(RecordedResource source)
    {
        if (source.TextOrNull("redrivePolicy") is not { } redrive)
        {
            return null;
        }

        using var document = JsonDocument.Parse(redrive);
        return ByArn(document.RootElement.GetProperty("deadLetterTargetArn").GetString());
    }

    public IEnumerable<RecordedResource> MappingsOfQueues =>
        Of(AwsType.EventSourceMapping).Where(mapping => mapping.Text("eventSourceArn").Contains(":sqs:", StringComparison.Ordinal));

    public bool IsPolled(RecordedResource queue) => Of(AwsType.EventSourceMapping).Any(mapping => mapping.Text("eventSourceArn") == queue.Text("arn"));

    /// <summary>Alarms on a number of one thing.</summary>
    public IEnumerable<RecordedResource> AlarmsOn(string metric, string dimension, string value) => Of(AwsType.MetricAlarm)
        .Where(alarm => alarm.TextOrNull("metricName") == metric && alarm.Map("dimensions")?.GetValueOrDefault(dimension) as string == value);

    private static Policy PolicyOf(RecordedResource owner, string input) => Policy.Parse(owner, owner.Text(input));
}
