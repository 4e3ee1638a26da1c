namespace Pulumi;

/// <summary>A former identity of a resource; what is not given is as it is now.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }

    /// <summary>
    /// The former urn. No mock gets to see it; it is worked out because an alias that contradicts itself fails here.
    /// </summary>
    internal static Output<string> ResolveUrn(Input<Alias> alias, string name, string type, Resource? parent)
    {
        return alias.ToOutput().Apply(given => given.Urn is not null
            ? Output.Create(given.AloneUrn())
            : Pulumi.Urn.Create(
                given.Name ?? name,
                given.Type ?? type,
                given.Parent ?? (given.ParentUrn is null && !given.NoParent ? parent : null),
                given.OnlyOneParent().ParentUrn,
                given.Project ?? Deployment.Instance.ProjectName,
                given.Stack ?? Deployment.Instance.StackName));
    }

    private string AloneUrn()
    {
        Refuse(Name is not null, nameof(Name));
        Refuse(Type is not null, nameof(Type));
        Refuse(Project is not null, nameof(Project));
        Refuse(Stack is not null, nameof(Stack));
        Refuse(Parent is not null, nameof(Parent));
        Refuse(ParentUrn is not null, nameof(ParentUrn));
        Refuse(NoParent, nameof(NoParent));
        return Urn!;

        static void Refuse(bool given, string property)
        {
            if (given)
            {
                throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Urn)} and {property}");
            }
        }
    }

    private Alias OnlyOneParent()
    {
        var given = (Parent is null ? 0 : 1) + (ParentUrn is null ? 0 : 1) + (NoParent ? 1 : 0);
        return given < 2
            ? this
            : throw new ArgumentException(
                $"Only specify one of '{nameof(Parent)}', '{nameof(ParentUrn)}' or '{nameof(NoParent)}' in an {nameof(Alias)}");
    }

    /// <summary>A resource is registered only when what its aliases speak of is there.</summary>
    internal static async Task WhenResolvedAsync(Input<Alias> alias)
    {
        var data = await alias.ToOutput().DataTask.ConfigureAwait(false);
        if (!data.IsKnown || data.Value.Urn is not null)
        {
            return;
        }

        Input<string>?[] parts = [data.Value.Name, data.Value.Type, data.Value.Stack, data.Value.Project];
        foreach (var part in parts)
        {
            await part.ToOutput().DataTask.ConfigureAwait(false);
        }

        await (data.Value.Parent?.Urn ?? data.Value.ParentUrn.ToOutput()).DataTask.ConfigureAwait(false);
    }
}
