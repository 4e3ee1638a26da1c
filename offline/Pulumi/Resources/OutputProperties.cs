using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// Gives every output property of a new resource its output, to be completed when the resource is registered.
/// </summary>
internal static class OutputProperties
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<Property>> PropertiesByType = new();

    /// <param name="resource">The resource under construction.</param>
    /// <param name="isRead">
    /// Whether even a component gets its outputs from outside. Otherwise a component sets its own, perhaps already in
    /// property initialisers, and only its urn comes from outside.
    /// </param>
    public static ImmutableDictionary<string, IOutputCompletion> Initialize(Resource resource, bool isRead)
    {
        var onlyUrn = resource is ComponentResource && !isRead;
        var completions = ImmutableDictionary.CreateBuilder<string, IOutputCompletion>();
        foreach (var property in PropertiesByType.GetOrAdd(resource.GetType(), Find))
        {
            if (onlyUrn && property.Info.DeclaringType != typeof(Resource))
            {
                continue;
            }

            var completion = property.Create(resource);
            property.Setter.Invoke(resource, [completion.Output]);
            completions.Add(property.OutputName, completion);
        }

        return completions.ToImmutable();
    }

    private static ImmutableArray<Property> Find(Type type)
        =>
        [
            .. from info in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               let output = info.GetCustomAttribute<OutputAttribute>()
               where output is not null
               select new Property(info, output.Name),
        ];

    /// <summary>
    /// A wrong property is an error only for a resource that needs it filled, so all checks are lazy.
    /// </summary>
    private sealed class Property
    {
        private readonly Lazy<(MethodInfo Setter, Func<Resource, IOutputCompletion> Create)> _checked;

        public Property(PropertyInfo info, string? givenName)
        {
            Info = info;
            OutputName = givenName ?? info.Name;
            _checked = new(() => Check(info, givenName));
        }

        public PropertyInfo Info { get; }

        public string OutputName { get; }

        public MethodInfo Setter => _checked.Value.Setter;

        public Func<Resource, IOutputCompletion> Create => _checked.Value.Create;
    }

    private static (MethodInfo, Func<Resource, IOutputCompletion>) Check(PropertyInfo info, string? givenName)
    {
        var described = $"[Output] {info.ReflectedType!.FullName}.{info.Name}";
        if (!info.PropertyType.IsConstructedGenericType || info.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([givenName!]);
        }

        // The private setter of a base class is visible only there.
        var setter = info.DeclaringType!.GetProperty(
            info.Name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)?
            .GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{described} did not have a 'set' method");

        var valueType = info.PropertyType.GenericTypeArguments[0];
        TargetType.Check(described, valueType);
        var create = typeof(OutputCompletion<>).MakeGenericType(valueType)
            .GetMethod(nameof(OutputCompletion<int>.For), BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<Resource, IOutputCompletion>>();
        return (setter, create);
    }
}
