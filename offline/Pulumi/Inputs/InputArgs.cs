using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// A class whose members with <see cref="InputAttribute"/> are the arguments of a resource or function.
/// </summary>
public abstract class InputArgs
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<Member>> MembersByType = new();

    private protected InputArgs()
    {
    }

    internal virtual Task<ImmutableDictionary<string, object?>> ToDictionaryAsync()
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var member in MembersByType.GetOrAdd(GetType(), FindMembers))
        {
            var value = member.Read(this);
            var described = $"[Input] {GetType().FullName}.{member.Name}";
            if (member.Attribute.IsRequired && value is null)
            {
                throw new ArgumentNullException(member.Name, $"{described} is required but was not given a value");
            }

            values.Add(member.Attribute.Name, member.Attribute.Json ? ToJson(described, value) : value);
        }

        return Task.FromResult(values.ToImmutable());
    }

    private static ImmutableArray<Member> FindMembers(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var fields = type.GetFields(all)
            .Select(field => (field.GetCustomAttribute<InputAttribute>(), field.Name, (Func<object, object?>)field.GetValue));
        var properties = type.GetProperties(all)
            .Select(property => (property.GetCustomAttribute<InputAttribute>(), property.Name, (Func<object, object?>)property.GetValue));
        return
        [
            .. from member in fields.Concat(properties)
               where member.Item1 is not null
               select new Member(member.Item1, member.Name, member.Item3),
        ];
    }

    /// <summary>Some provider arguments travel as one JSON text.</summary>
    private static Output<string>? ToJson(string context, object? input)
    {
        return input switch
        {
            null => null,
            IInput wrapped => wrapped.ToOutput().UntypedApply(value => Output.Create(SerializeAsync(value))),
            _ => Output.Create(SerializeAsync(input)),
        };

        async Task<string> SerializeAsync(object? value)
            => ProtobufJson.Format(await new Serializer().SerializeAsync(context, value, keepResources: false).ConfigureAwait(false));
    }

    private sealed record Member(InputAttribute Attribute, string Name, Func<object, object?> Read);
}
