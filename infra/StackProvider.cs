using Infra.Components;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Inputs;

namespace Infra;

/// <summary>
/// The AWS provider of the stack: one account, one region, and the tags that every resource gets. With credentials of another
/// account it refuses to do anything.
/// </summary>
internal static class StackProvider
{
    public static Provider Create(string name, StackSettings settings)
    {
        var arguments = new ProviderArgs
        {
            DefaultTags = new ProviderDefaultTagsArgs { Tags = TagsOf(settings) },
        };
        if (settings.Account is { } account)
        {
            arguments.AllowedAccountIds = account;
        }

        if (settings.Region is { } region)
        {
            arguments.Region = region;
        }

        return new Provider(name, arguments);
    }

    public static Placement Placement(Provider provider, StackSettings settings)
    {
        var options = new InvokeOptions { Provider = provider };
        return new Placement
        {
            Provider = provider,
            Partition = GetPartition.Invoke(options: options).Apply(partition => partition.Partition),
            Account = GetCallerIdentity.Invoke(options: options).Apply(caller => caller.AccountId),
            Region = GetRegion.Invoke(options: options).Apply(region => region.Region),
            Protect = settings.Protect,
        };
    }

    private static InputMap<string> TagsOf(StackSettings settings)
    {
        var tags = new InputMap<string> { ["stack"] = Deployment.Instance.StackName, ["project"] = Deployment.Instance.ProjectName };
        foreach (var (key, value) in settings.Tags)
        {
            tags.Add(key, value);
        }

        return tags;
    }
}
