using System.Collections.Immutable;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>
/// The actions of an update expression. All of them read the item as it was before: indices of lists count in the old list,
/// and <c>SET a = b, b = a</c> swaps.
/// </summary>
internal sealed class Update(IReadOnlyList<UpdateAction> actions)
{
    public IReadOnlyList<DocumentPath> Paths { get; } = [.. actions.Select(action => action.Path)];

    public bool OnlyRemoves => actions.Count > 0 && actions.All(action => action.OnlyRemoves);

    public MapValue Apply(MapValue item)
    {
        var changes = actions.Select(action => (action.Path, Value: Changed(action, item))).ToList();
        AttributeValue updated = item;
        // Elements beyond the end of a list are appended in the order of their indices, not in that of the text.
        foreach (var (path, value) in changes.Where(change => change.Value is not null).OrderBy(change => change.Path.Steps[^1].Index))
        {
            updated = With(updated, path.Steps, 0, value);
        }

        // From the end of each list to its start, so that the indices that remain to be removed stay what they were.
        foreach (var (path, _) in changes.Where(change => change.Value is null && change.Path.In(item) is not null)
            .OrderByDescending(change => change.Path, Comparer<DocumentPath>.Create(ByIndices)))
        {
            updated = With(updated, path.Steps, 0, null);
        }

        return (MapValue)updated;
    }

    private static AttributeValue? Changed(UpdateAction action, MapValue item)
    {
        var parent = new DocumentPath([.. action.Path.Steps.SkipLast(1)]).In(item);
        var fits = action.Path.Steps[^1].IsIndex ? parent is ListValue : parent is MapValue;
        return fits
            ? action.NewValue(item)
            : throw Refusal.Validation("The document path provided in the update expression is invalid for update");
    }

    private static AttributeValue With(AttributeValue parent, IReadOnlyList<PathStep> steps, int depth, AttributeValue? value)
    {
        var step = steps[depth];
        var child = depth == steps.Count - 1 ? value : With(step.In(parent)!, steps, depth + 1, value);
        return parent switch
        {
            MapValue map => new MapValue(child is null ? map.Attributes.Remove(step.Name!) : map.Attributes.SetItem(step.Name!, child)),
            ListValue list => new ListValue(With(list.Elements, step.Index, child)),
            _ => throw new InvalidOperationException($"{parent.Type} has no parts"),
        };
    }

    private static ImmutableList<AttributeValue> With(ImmutableList<AttributeValue> elements, int index, AttributeValue? element) =>
        element is null ? elements.RemoveAt(index)
        : index < elements.Count ? elements.SetItem(index, element)
        : elements.Add(element);

    private static int ByIndices(DocumentPath one, DocumentPath two)
    {
        var order = one.Steps.Zip(two.Steps)
            .Select(pair => pair.First.Index.CompareTo(pair.Second.Index))
            .FirstOrDefault(order => order != 0);
        return order != 0 ? order : one.Steps.Count.CompareTo(two.Steps.Count);
    }
}
