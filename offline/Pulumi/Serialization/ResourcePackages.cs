using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// Finds the class of a resource by its type token, so that a reference to a resource comes back typed.
/// </summary>
internal static class ResourcePackages
{
    private static readonly Lazy<ILookup<string, (SemanticVersion? Version, Type Type)>> TypesByToken = new(Discover);

    /// <summary>The resource behind a urn; its state is read, it is not registered again.</summary>
    public static bool TryConstruct(string urn, string version, [NotNullWhen(true)] out Resource? resource)
    {
        var parts = urn.Split("::");
        var token = parts[2].Split('$')[^1];
        if (FindType(token, version) is not { } type)
        {
            resource = null;
            return false;
        }

        ResourceOptions options = typeof(CustomResource).IsAssignableFrom(type)
            ? new CustomResourceOptions { Urn = urn }
            : new ComponentResourceOptions { Urn = urn };
        var constructor = type.GetConstructors().Single(candidate => candidate.GetParameters().Length == 3);
        resource = (Resource)constructor.Invoke([parts[3], null, options]);
        return true;
    }

    /// <summary>The newest class that is not older than asked for, and of the same major version.</summary>
    private static Type? FindType(string token, string version)
    {
        var wanted = SemanticVersion.Parse(version);
        var candidates = TypesByToken.Value[token]
            .Where(candidate => wanted is null || candidate.Version is null
                || (candidate.Version.CompareTo(wanted) >= 0 && candidate.Version.Major == wanted.Major));
        return candidates.OrderByDescending(candidate => candidate.Version ?? wanted ?? SemanticVersion.Zero)
            .Select(candidate => candidate.Type)
            .FirstOrDefault();
    }

    private static ILookup<string, (SemanticVersion?, Type)> Discover()
        => (from assembly in LoadedAndReferencedAssemblies()
            where MayHoldResources(assembly)
            from type in assembly.GetTypes()
            where typeof(Resource).IsAssignableFrom(type)
            let attribute = type.GetCustomAttribute<ResourceTypeAttribute>()
            where attribute is not null
            select (attribute.Type, Entry: (SemanticVersion.Parse(attribute.Version), type)))
            .ToLookup(pair => pair.Type, pair => pair.Entry);

    // An assembly is loaded only when it is first used, so references are followed too.
    private static IEnumerable<Assembly> LoadedAndReferencedAssemblies()
    {
        var seen = new HashSet<string>();
        var pending = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(loaded => IsOurs(loaded.GetName())));
        while (pending.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly.FullName!))
            {
                continue;
            }

            yield return assembly;
            foreach (var reference in assembly.GetReferencedAssemblies().Where(IsOurs))
            {
                pending.Enqueue(Assembly.Load(reference));
            }
        }
    }

    private static bool IsOurs(AssemblyName name) => !name.FullName.StartsWith("System", StringComparison.Ordinal);

    // Dynamic assemblies are those of mocking libraries; they change while they are looked at.
    private static bool MayHoldResources(Assembly assembly)
        => !assembly.IsDynamic && assembly.GetReferencedAssemblies()
            .Any(reference => reference.Name == typeof(Resource).Assembly.GetName().Name);
}
