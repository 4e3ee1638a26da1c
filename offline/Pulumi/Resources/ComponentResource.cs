using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>A resource made of other resources, its children.</summary>
public class ComponentResource : Resource
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<(string Name, PropertyInfo Property)>> OutputsByType = new();

    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options, remote: false, registerPackageRequest: null)
    {
    }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : this(type, name, args, options, remote, registerPackageRequest: null)
    {
    }

    // A mocked deployment has no packages to register; the parameter is there for generated code.
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions(), remote)
    {
    }

    internal ChildResources Children { get; } = new();

    /// <summary>Registers every property with <see cref="OutputAttribute"/>, except the urn.</summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var (name, property) in OutputsByType.GetOrAdd(GetType(), FindOutputs))
        {
            outputs.Add(name, property.GetValue(this));
        }

        RegisterOutputs(outputs);
    }

    private static ImmutableArray<(string, PropertyInfo)> FindOutputs(Type type) =>
    [
        .. from property in type.GetProperties()
           where property.Name != nameof(Urn)
           let output = property.GetCustomAttribute<OutputAttribute>()
           where output is not null
           select (string.IsNullOrWhiteSpace(output.Name) ? property.Name : output.Name, property),
    ];

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Task.FromResult(outputs));
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Required.RegisterResourceOutputs(this, outputs);
    }
}
