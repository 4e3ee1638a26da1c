using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Local.Endpoints.Sqs;

/// <summary>
/// The fields of a form as a tree: <c>Attribute.1.Name=DelaySeconds</c> is the branch Attribute, in it 1, in it Name with a text.
/// </summary>
internal sealed class QueryTree
{
    private const int MostFields = 1_000;
    private const int Deepest = 8;

    private readonly SortedDictionary<string, QueryTree> branches = new(ByNumber.Instance);
    private string? text;
    private int fields;

    public IEnumerable<KeyValuePair<string, QueryTree>> Branches => branches;

    /// <summary>What this very field holds; null for a branch only.</summary>
    public string? Value => text;

    public string? Text(string name) => branches.GetValueOrDefault(name)?.text;

    public QueryTree? Branch(string name) => branches.GetValueOrDefault(name);

    public void Set(string path, string value)
    {
        var node = this;
        var parts = path.Split('.', Deepest);
        foreach (var part in parts)
        {
            if (!node.branches.TryGetValue(part, out var branch))
            {
                node.branches.Add(part, branch = new QueryTree());
            }

            node = branch;
        }

        node.text = value;
    }

    /// <exception cref="InvalidDataException">More fields than any request has.</exception>
    public void Add(string query)
    {
        foreach (var field in new QueryStringEnumerable(query))
        {
            if (++fields > MostFields)
            {
                throw new InvalidDataException();
            }

            Set(field.DecodeName().ToString(), field.DecodeValue().ToString());
        }
    }

    /// <summary>Lists come with their numbers, which need not be in order.</summary>
    private sealed class ByNumber : IComparer<string>
    {
        public static readonly ByNumber Instance = new();

        public int Compare(string? x, string? y)
        {
            var order = NumberOf(x).CompareTo(NumberOf(y));
            return order != 0 ? order : string.CompareOrdinal(x, y);
        }

        private static int NumberOf(string? name) =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }
}
