using System.Collections.Immutable;
using Local.Declaration;
using Sim;
using Sim.Policies;

namespace Local.Worlds;

/// <summary>The policies that a stack declares, as the simulated IAM takes them: those of queues, topics, keys and roles.</summary>
internal sealed class DeclaredPolicies(World world, IReadOnlyList<RecordedResource> resources)
{
    /// <summary>What KMS gives to a key that is made without a policy: the account's administrators decide.</summary>
    private const string AccountsKeyPolicy = """{ "Statement": [ { "Sid": "Enable IAM User Permissions", "Effect": "Allow", "Principal": { "AWS": "ACCOUNT" }, "Action": "kms:*", "Resource": "*" } ] }""";

    private readonly AccessControl access = world.Access;

    private string OfAccount => AccountsKeyPolicy.Replace("ACCOUNT", world.Options.Account, StringComparison.Ordinal);

    /// <exception cref="AwsError">One of them is no policy.</exception>
    /// <exception cref="NotSimulatedException">One has a condition that is not evaluated.</exception>
    public void Put()
    {
        foreach (var key in Of(ResourceTypes.Key))
        {
            access.PutResourcePolicy(key.Text("arn"), $"the policy of key `{key.Name}`", key.TextOrNull("policy") ?? OfAccount);
        }

        PutQueues();
        PutTopics();
        foreach (var table in Of(ResourceTypes.Table))
        {
            PutKey(table.Text("arn"), table.Map("serverSideEncryption")?.GetValueOrDefault("kmsKeyArn") as string);
        }

        foreach (var role in Of(ResourceTypes.Role))
        {
            PutRole(role);
        }
    }

    private void PutQueues()
    {
        var policies = Of(ResourceTypes.QueuePolicy).ToLookup(policy => policy.Text("queueUrl"), policy => policy.Text("policy"));
        foreach (var queue in Of(ResourceTypes.Queue))
        {
            if ((policies[queue.Text("url")].FirstOrDefault() ?? queue.TextOrNull("policy")) is { } policy)
            {
                world.Queues.SetAttributes(world.QueueByArn(queue.Text("arn")), new Dictionary<string, string> { ["Policy"] = policy });
            }

            PutKey(queue.Text("arn"), queue.TextOrNull("kmsMasterKeyId"));
        }
    }

    private void PutTopics()
    {
        var policies = Of(ResourceTypes.TopicPolicy).ToLookup(policy => policy.Text("arn"), policy => policy.Text("policy"));
        foreach (var topic in Of(ResourceTypes.Topic))
        {
            if ((policies[topic.Text("arn")].FirstOrDefault() ?? topic.TextOrNull("policy")) is { } policy)
            {
                world.Topics.Set(topic.Text("arn"), "Policy", policy);
            }

            PutKey(topic.Text("arn"), topic.TextOrNull("kmsMasterKeyId"));
        }
    }

    /// <summary>A key is named by its ARN, its id or an alias. The services' own keys and those of others are not looked into.</summary>
    private void PutKey(string resource, string? name)
    {
        if (name is null)
        {
            return;
        }

        var alias = Of(ResourceTypes.KeyAlias).FirstOrDefault(alias => alias.Text("name") == name || alias.Text("arn") == name);
        var target = alias?.Text("targetKeyId") ?? name;
        if (Of(ResourceTypes.Key).FirstOrDefault(key => key.Text("arn") == target || key.Text("keyId") == target) is { } found)
        {
            access.PutKey(resource, found.Text("arn"));
        }
        else if (name is "alias/aws/sqs" or "alias/aws/sns")
        {
            // Nobody can let another service use it: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
            access.PutResourcePolicy(name, $"the policy of AWS's own key {name}", OfAccount);
            access.PutKey(resource, name);
        }
    }

    private void PutRole(RecordedResource role)
    {
        var (arn, name) = (role.Text("arn"), role.Text("name"));
        var attached = Of(ResourceTypes.RolePolicyAttachment).Where(attachment => attachment.Text("role") == name).Select(attachment => attachment.Text("policyArn"))
            .Concat(role.List("managedPolicyArns").OfType<string>()).ToList();
        var managed = Of(ResourceTypes.Policy).ToDictionary(policy => policy.Text("arn"));
        if (attached.Exists(policy => !managed.ContainsKey(policy)))
        {
            // What AWS's own policies say is not known here, and changes: such a role is not judged.
            return;
        }

        access.AddRole(arn);
        foreach (var policy in attached)
        {
            access.PutRolePolicy(arn, $"the policy {managed[policy].Text("name")} of role {name}", managed[policy].Text("policy"));
        }

        foreach (var policy in Of(ResourceTypes.RolePolicy).Where(policy => policy.Text("role") == name))
        {
            access.PutRolePolicy(arn, $"the policy of role {name}", policy.Text("policy"));
        }

        foreach (var inline in role.List("inlinePolicies").OfType<ImmutableDictionary<string, object>>())
        {
            if (inline.GetValueOrDefault("policy") is string json)
            {
                access.PutRolePolicy(arn, $"the policy {inline.GetValueOrDefault("name")} of role {name}", json);
            }
        }
    }

    private IEnumerable<RecordedResource> Of(string type) => resources.Where(resource => resource.Type == type);
}
