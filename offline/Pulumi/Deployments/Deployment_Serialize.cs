using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Resolved arguments, and the resources that they came from.</summary>
    private sealed record SerializedArgs(ImmutableDictionary<string, object?> Values, HashSet<Resource> Dependencies)
    {
        public bool HasUnknowns => Values.Values.Any(IsUnknown);

        private static bool IsUnknown(object? value) => value switch
        {
            Wire.Unknown => true,
            ImmutableArray<object?> array => array.Any(IsUnknown),
            ImmutableDictionary<string, object?> dictionary => dictionary.Values.Any(IsUnknown),
            _ => false,
        };
    }

    private static async Task<SerializedArgs> SerializeAsync(
        IEnumerable<KeyValuePair<string, object?>> args, bool keepResources, bool referencesAreDependencies = true)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        var dependencies = new HashSet<Resource>();
        foreach (var (name, arg) in args)
        {
            var serializer = new Serializer();
            object? value;
            try
            {
                value = await serializer.SerializeAsync(name, arg, keepResources, referencesAreDependencies).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
            }

            // A property without a value is as if it was not given.
            if (value is not null)
            {
                values[name] = value;
                dependencies.UnionWith(serializer.Dependencies);
            }
        }

        return new SerializedArgs(values.ToImmutable(), dependencies);
    }
}
