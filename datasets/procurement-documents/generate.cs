// Writes the two procurement data sets. From the repository's root:
//
//     dotnet run datasets/procurement-documents/generate.cs -- --out datasets
//
// The same seed gives the same bytes on every system and in every culture: the only source of chance is the xoshiro256** below,
// numbers and dates are formatted in the invariant culture, lines end with \n, files are UTF-8 without BOM.
//
// A latent record (type, parties, items, amounts, references) is put into words by a template that draws its sentences from
// grammar.en.txt or grammar.ar.txt, then damaged as a scanner or a house style would. README.md says what comes out.
#:property PublishAot=false
#:property InvariantGlobalization=true

using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

if (args is not ["--out", var folder])
{
    Console.Error.WriteLine("Usage: dotnet run generate.cs -- --out DIR");
    Console.Error.WriteLine("Writes DIR/procurement-documents/*.jsonl and DIR/procurement-extraction/*.jsonl.");
    return 2;
}

var written = new HashSet<string>(StringComparer.Ordinal); // a text occurs once, over all files
var train = new Corpus("train", 20260101, written) { ArabicShare = 0.03, LabelNoise = 0.02 }.Classification(3000);
var heldOut = new Corpus("test", 20260102, written) { ArabicShare = 0.12, UnseenVendors = 0.25 }.Classification(1200);
var twins = new Corpus("twin", 20260103, written).Rewordings(heldOut, 200);
Write("procurement-documents/train.jsonl", train.Select(item => item.ClassificationLine()));
Write("procurement-documents/heldout.jsonl", heldOut.Select(item => item.ClassificationLine()));
Write("procurement-documents/heldout-reworded.jsonl",
    twins.SelectMany(twin => (Item[])[twin.RewordedFrom!, twin]).Select(item => item.ClassificationLine()));

var extractionTrain = new Corpus("train", 20260201, written) { ArabicShare = 0.05 }.Extraction(600);
var extractionHeldOut = new Corpus("test", 20260202, written) { ArabicShare = 0.12, UnseenVendors = 0.25 }.Extraction(400);
Write("procurement-extraction/train.jsonl", extractionTrain.Select(item => item.ExtractionLine()));
Write("procurement-extraction/heldout.jsonl", extractionHeldOut.Select(item => item.ExtractionLine()));
return 0;

void Write(string name, IEnumerable<string> lines)
{
    var path = Path.Combine(folder, name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(false));
}

/// <summary>Draws the items of one file.</summary>
sealed class Corpus(string prefix, ulong seed, HashSet<string> written)
{
    const double CopyShare = 0.05;
    const double FlipShare = 0.05; // of draws; each gives two items
    const double UndecidableShare = 0.035;

    readonly Chance _chance = new(seed);

    public double ArabicShare { get; init; }

    public double UnseenVendors { get; init; }

    public double LabelNoise { get; init; }

    public List<Item> Classification(int count)
    {
        var items = new List<Item>();
        while (items.Count < count)
        {
            var record = new Record(DocumentType.Draw(_chance), ArabicShare, UnseenVendors, _chance);
            var pair = FlipPair.Containing(record.Type, _chance);
            var kind = _chance.NextDouble();
            if (kind < FlipShare && items.Count + 2 <= count)
            {
                AddFlipPair(items, record, pair);
            }
            else if (pair.Weak is not null && kind is >= FlipShare and < FlipShare + UndecidableShare)
            {
                TryAdd(items, new Item(record, new Template(record, _chance).Undecidable(pair))
                {
                    Alternate = pair.Other(record.Type),
                });
            }
            else if (TryAdd(items, new Item(record, new Template(record, _chance).Document())) is { } item
                && items.Count < count && _chance.Happens(CopyShare))
            {
                TryAdd(items, Copy(item));
            }
        }

        return Numbered(items.ConvertAll(Mislabelled));
    }

    /// <summary>One more wording, in another house's style, of records that <paramref name="originals"/> already show.</summary>
    public List<Item> Rewordings(List<Item> originals, int count)
    {
        var pool = originals.Where(item => item is { Alternate: null, Original: null, FlippedFrom: null }).ToList();
        _chance.Shuffle(pool);
        var chosen = pool.Take(count).OrderBy(item => item.Id, StringComparer.Ordinal);
        var items = new List<Item>();
        foreach (var original in chosen)
        {
            var template = new Template(original.Record, _chance) { House = House.Draw(_chance) };
            TryAdd(items, new Item(original.Record, template.Document()) { RewordedFrom = original });
        }

        return InOrder(items);
    }

    public List<Item> Extraction(int count)
    {
        var items = new List<Item>();
        while (items.Count < count)
        {
            var type = DocumentType.Draw(_chance);
            if (type.Body == Body.Priced)
            {
                var record = new Record(type, ArabicShare, UnseenVendors, _chance);
                TryAdd(items, new Item(record, new Template(record, _chance) { KeepsValues = true }.Document()));
            }
        }

        return Numbered(items);
    }

    /// <summary>Two papers with one record and one wording, but for the words that make the one type the other.</summary>
    void AddFlipPair(List<Item> items, Record record, FlipPair pair)
    {
        var other = record with { Type = pair.Other(record.Type) };
        var seed = _chance.Next();
        var first = new Item(record, new Template(record, new Chance(seed)).Flip(pair));
        var second = new Item(other, new Template(other, new Chance(seed)).Flip(pair)) { FlippedFrom = first };
        if (!written.Contains(second.Text) && TryAdd(items, first) is not null)
        {
            TryAdd(items, second);
        }
    }

    /// <summary>The same paper scanned again, or sent again with a mark.</summary>
    Item Copy(Item original)
    {
        var draft = original.Draft;
        var copy = _chance.Happens(0.5)
            ? draft with { Source = "scan", Damage = 0.005 + (0.03 * _chance.NextDouble()) }
            : draft with { Lines = [new(Grammar.For(original.Record.Arabic).Draw("copy-mark", _chance)), .. draft.Lines] };
        return new Item(original.Record, copy.Damaged(original.Record, _chance)) { Original = original };
    }

    Item Mislabelled(Item item)
    {
        if (item.Alternate is not null || item.FlippedFrom is not null || !_chance.Happens(LabelNoise))
        {
            return item;
        }

        // People take a type for its look-alike far more often than for any other.
        var pair = FlipPair.Containing(item.Record.Type, _chance);
        var others = DocumentType.All.Where(type => type != item.Record.Type).ToArray();
        item.WrongLabel = _chance.Happens(0.7) ? pair.Other(item.Record.Type) : _chance.Pick(others);
        return item;
    }

    Item? TryAdd(List<Item> items, Item item)
    {
        if (!written.Add(item.Text))
        {
            return null;
        }

        items.Add(item);
        return item;
    }

    List<Item> Numbered(List<Item> items)
    {
        _chance.Shuffle(items);
        return InOrder(items);
    }

    List<Item> InOrder(List<Item> items)
    {
        for (var row = 0; row < items.Count; row++)
        {
            items[row].Id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{row:D5}");
        }

        return items;
    }
}

/// <summary>What the lines of a document list.</summary>
enum Body { Priced, Unpriced, Ledger }

/// <summary>One of the eleven labels, with what its documents have in common.</summary>
sealed record DocumentType(string Code, int Weight, string Prefix, Body Body, bool FromBuyer, string Weak, params string[] Refs)
{
    public static readonly DocumentType[] All =
    [
        new("invoice", 15, "INV", Body.Priced, false, "bill", "po", "dn"),
        new("credit_memo", 9, "CN", Body.Priced, false, "adjust", "inv", "dn"),
        new("debit_memo", 6, "DN", Body.Priced, false, "adjust", "inv", "po"),
        new("purchase_order", 12, "PO", Body.Priced, true, "order", "qt", "inv"),
        new("order_confirmation", 10, "OC", Body.Priced, false, "order", "po", "qt"),
        new("delivery_note", 11, "DN", Body.Unpriced, false, "move", "po", "inv"),
        new("goods_receipt", 8, "GR", Body.Unpriced, true, "move", "po", "dn"),
        new("proforma", 6, "PF", Body.Priced, false, "bill", "qt", "po"),
        new("quotation", 9, "QT", Body.Priced, false, "order", "inv", "po"),
        new("statement", 7, "ST", Body.Ledger, false, "ledger", "inv", "cn"),
        new("remittance", 7, "PAY", Body.Ledger, true, "ledger", "inv", "cn"),
    ];

    static readonly int WeightOfAll = All.Sum(type => type.Weight);

    public static DocumentType Named(string code) => All.Single(type => type.Code == code);

    public static DocumentType Draw(Chance chance)
    {
        var left = chance.Below(WeightOfAll);
        return All.First(type => (left -= type.Weight) < 0);
    }
}

/// <summary>Two types that differ in who promises, who owes or what is past; Weak names the sentences that fit both.</summary>
sealed record FlipPair(DocumentType First, DocumentType Second, string? Weak)
{
    static readonly FlipPair[] All =
    [
        Of("credit_memo", "debit_memo", "adjust"),
        Of("purchase_order", "order_confirmation", "order"),
        Of("invoice", "proforma", "bill"),
        Of("delivery_note", "goods_receipt", "move"),
        Of("statement", "remittance", "ledger"),
        Of("quotation", "order_confirmation", null),
    ];

    public string Section => $"flip {First.Code}/{Second.Code}";

    /// <summary>Every type is in at least one pair.</summary>
    public static FlipPair Containing(DocumentType type, Chance chance) =>
        chance.Pick(Array.FindAll(All, pair => pair.First == type || pair.Second == type));

    public DocumentType Other(DocumentType type) => type == First ? Second : First;

    static FlipPair Of(string first, string second, string? weak) =>
        new(DocumentType.Named(first), DocumentType.Named(second), weak);
}

/// <summary>The habits of one company's papers: how it writes dates, numbers and lines, and in which order.</summary>
sealed record House(int DateStyle, int NumberStyle, int LineStyle, int Order, bool CurrencyFirst, ulong Wording)
{
    public static House Draw(Chance chance) =>
        new(chance.Below(4), chance.Below(4), chance.Below(4), chance.Below(3), chance.Happens(0.6), chance.Next());

    /// <summary>The chance by which this company once chose its wording of one kind of sentence: the same on every paper.</summary>
    public Chance ChoiceOf(string section) => new(section.Aggregate(Wording, (hash, letter) => (hash * 31) + letter));

    /// <summary>A company keeps its habits over all files: they are drawn from its name.</summary>
    public static House Of(string name) => Draw(new Chance(name.Aggregate(17UL, (hash, letter) => (hash * 31) + letter)));
}

/// <summary>One line of goods; Price in hundredths.</summary>
sealed record Goods(string Item, int Quantity, string Unit, long Price);

/// <summary>What a document is about, before any wording.</summary>
sealed record Record
{
    static readonly string[] Currencies = ["USD", "EUR", "GBP", "AED"];
    static readonly string[] ArabicCurrencies = ["AED", "SAR", "EGP"];

    public Record(DocumentType type, double arabicShare, double unseenVendors, Chance chance)
    {
        Type = type;
        Arabic = chance.Happens(arabicShare);
        var grammar = Grammar.For(Arabic);
        SeenVendor = !chance.Happens(unseenVendors);
        Supplier = grammar.Draw(SeenVendor ? "vendor" : "unseen-vendor", chance);
        Buyer = grammar.Draw("buyer-party", chance);
        Currency = chance.Pick(Arabic ? ArabicCurrencies : Currencies);
        Date = new DateOnly(2025, 1, 1).AddDays(chance.Below(540));
        Due = Date.AddDays(5 + chance.Below(55));
        House = House.Of(type.FromBuyer ? Buyer : Supplier);
        PlainNumber = NewNumber(chance, House.NumberStyle == 0 ? 3 : House.NumberStyle, type.Prefix);
        Number = House.NumberStyle == 0 ? NewNumber(chance, 0, type.Prefix) : PlainNumber;
        foreach (var kind in (string[])["inv", "po", "dn", "qt", "cn"])
        {
            Refs[kind] = NewNumber(chance, chance.Below(4), kind.ToUpperInvariant());
        }

        var lines = 1 + chance.Below(2);
        while (Lines.Count < lines)
        {
            var item = grammar.Draw("item", chance);
            if (Lines.TrueForAll(line => line.Item != item))
            {
                var quantity = 1 + chance.Below(chance.Happens(0.3) ? 200 : 20);
                Lines.Add(new(item, quantity, grammar.Draw("unit", chance), 125 + (5 * chance.Below(9000))));
            }
        }

        TaxRate = chance.Pick([0, 5, 15, 20]);
        IndicDigits = Arabic && chance.Happens(0.6);
    }

    public DocumentType Type { get; init; }
    public bool Arabic { get; }
    public bool IndicDigits { get; }
    public bool SeenVendor { get; }
    public string Supplier { get; }
    public string Buyer { get; }
    public string Issuer => Type.FromBuyer ? Buyer : Supplier;
    public string Receiver => Type.FromBuyer ? Supplier : Buyer;
    public House House { get; }
    public string Number { get; }

    /// <summary>A number whose form says nothing of the type.</summary>
    public string PlainNumber { get; }

    public DateOnly Date { get; }
    public DateOnly Due { get; }
    public string Currency { get; }
    public int TaxRate { get; }
    public List<Goods> Lines { get; } = [];
    public Dictionary<string, string> Refs { get; } = [];
    public long Net => Lines.Sum(line => line.Quantity * line.Price);
    public long Tax => ((Net * TaxRate) + 50) / 100;
    public long Total => Net + Tax;

    static string NewNumber(Chance chance, int style, string prefix) => style switch
    {
        0 => Text($"{prefix}-{1000 + chance.Below(9000)}"),
        1 => Text($"2025/{chance.Below(10000):D5}"),
        2 => Text($"{70000000 + chance.Below(9999999)}"),
        _ => Text($"{(char)('A' + chance.Below(26))}{1000 + chance.Below(9000)}"),
    };

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A line of a document; Evidence when the type cannot be told without it, so that no damage may remove it.</summary>
sealed record Line(string Text, bool Evidence = false);

/// <summary>A document in words, before damage. Damage is the share of characters to be misread.</summary>
sealed record Draft(string Source, List<Line> Lines, double Damage)
{
    public string Text { get; private init; } = "";

    public Draft Damaged(Record record, Chance chance)
    {
        var lines = Lines;
        if (Damage > 0 && chance.Happens(0.35))
        {
            var lost = chance.Pick(lines);
            lines = lines.Where(line => line != lost || line.Evidence).ToList();
        }

        var text = string.Join('\n', lines.Select(line => line.Text));
        text = record.Arabic ? Noise.ArabicSpelling(text, record.IndicDigits, chance) : text;
        return this with { Text = Noise.Misread(text, Damage, record.Arabic, chance) };
    }
}

/// <summary>Puts a record into words.</summary>
sealed class Template(Record record, Chance chance)
{
    readonly Grammar _grammar = Grammar.For(record.Arabic);
    string _number = record.Number;
    string _title = "";

    public House House { get; init; } = record.House;

    /// <summary>For extraction: every value stands in the text, and damage spares it, so that each answer can be read.</summary>
    public bool KeepsValues { get; init; }

    public Draft Document()
    {
        var (title, tells) = Title();
        _title = title;
        var cues = new List<Line>();
        var cue = $"cue {record.Type.Code}";
        if (!tells || chance.Happens(0.8))
        {
            cues.Add(chance.Happens(0.7) ? InHouseWording(cue) with { Evidence = !tells } : Sentences(cue, 1, !tells).Single());
        }

        cues.AddRange(Sentences(cue, !tells && chance.Happens(0.8) ? 1 : 0));
        cues.AddRange(Sentences($"weak {record.Type.Weak}", chance.Happens(0.4) ? 1 : 0));
        cues = cues.DistinctBy(line => line.Text).ToList();
        chance.Shuffle(cues);

        var source = chance.Pick(["scan", "scan", "pdf", "pdf", "email"]);
        var reference = chance.Pick(record.Type.Refs);
        var typed = tells && title != "" && chance.Happens(0.15);
        List<Line> head =
        [
            Say(typed ? "typed-number" : "number"),
            Say("date"),
            .. Sometimes(0.7, "reference", ("ref", Reference(reference))),
        ];
        List<Line> opening = source == "email"
            ? [Say("sender"), Say("subject") with { Evidence = tells }, .. Sometimes(0.5, "greeting")]
            : [.. Header(new Line(title, tells))];
        List<Line> ending = source == "email" ? [Say("regards")] : [.. Sometimes(0.4, "foot")];
        if (KeepsValues && source == "email")
        {
            opening.Add(Say("supplier"));
        }

        Line[] columns = chance.Happens(0.7) ? [InHouseWording($"columns {record.Type.Code}")] : [];
        List<Line> lines = House.Order == 2
            ? [.. opening, .. head, .. columns, .. BodyLines(), .. cues, .. ending]
            : [.. opening, .. head, .. cues, .. columns, .. BodyLines(), .. ending];
        return Finished(source, lines);
    }

    /// <summary>A paper that only the switched words of one sentence tell from its opposite.</summary>
    public Draft Flip(FlipPair pair)
    {
        var sentence = Switch(chance.Pick(_grammar.Section(pair.Section)), record.Type == pair.First);
        return Neutral([new Line(Sentence(sentence), Evidence: true)], chance.Pick(["pdf", "pdf", "email"]));
    }

    /// <summary>A paper that fits both types of the pair: nobody can tell.</summary>
    public Draft Undecidable(FlipPair pair) =>
        Neutral([.. Sentences($"weak {pair.Weak}", 2)], chance.Pick(["scan", "pdf", "email"]));

    Draft Neutral(IEnumerable<Line> cues, string source)
    {
        _number = record.PlainNumber;
        _title = _grammar.Draw("generic", chance);
        Line title = source == "email" ? Say("subject") : new(_title);
        List<Line> head = [title, Say("number"), Say("supplier"), Say("buyer"), Say("date")];
        return Finished(source, [.. head, .. cues, .. BodyLines(), Say("foot")]);
    }

    Draft Finished(string source, List<Line> lines)
    {
        lines = lines
            .Where(line => line.Text != "")
            .Select(line => new Line(line.Text.Trim(), line.Evidence || KeepsValues))
            .ToList();
        var root = chance.NextDouble();
        return new Draft(source, lines, source == "scan" ? 0.12 * root * Math.Sqrt(root) : 0).Damaged(record, chance);
    }

    /// <summary>The heading, and whether it tells the type.</summary>
    (string Title, bool Tells) Title()
    {
        var kind = chance.NextDouble();
        var houseTitles = $"house {record.Type.Code}";
        var ownTitle = _grammar.Draw(houseTitles, House.ChoiceOf(houseTitles));
        return kind switch
        {
            < 0.38 => (_grammar.Draw($"canonical {record.Type.Code}", chance), true),
            < 0.66 => (ownTitle, !_grammar.IsShared(ownTitle)),
            < 0.92 => (_grammar.Draw("generic", chance), false),
            < 0.96 => ("", false),
            _ => (_grammar.Draw($"canonical {Lookalike().Code}", chance), false),
        };
    }

    DocumentType Lookalike() => FlipPair.Containing(record.Type, chance).Other(record.Type);

    IEnumerable<Line> Header(Line title)
    {
        Line[] parties = House.Order == 1 || chance.Happens(0.3)
            ? [Say("supplier"), Say("buyer")]
            : [Say("from", ("name", record.Issuer)), Say("to", ("name", record.Receiver))];
        if (!KeepsValues && chance.Happens(0.4))
        {
            parties = [parties[0]];
        }

        return House.Order == 0 ? [title, .. parties] : [parties[0], title, .. parties[1..]];
    }

    IEnumerable<Line> BodyLines()
    {
        switch (record.Type.Body)
        {
            case Body.Priced:
                foreach (var line in record.Lines)
                {
                    yield return Goods("priced-line", line);
                }

                if (record.TaxRate > 0 && chance.Happens(0.6))
                {
                    yield return Say("tax");
                }

                yield return Say("total");
                break;
            case Body.Unpriced:
                foreach (var line in record.Lines)
                {
                    yield return Goods("unpriced-line", line);
                }

                break;
            case Body.Ledger:
                foreach (var line in record.Lines)
                {
                    var date = record.Date.AddDays(-10 - chance.Below(60));
                    yield return Say("ledger-line", House.LineStyle,
                        ("id", Digits(10000 + chance.Below(90000))), ("date", Date(date)), ("sum", Amount(line.Quantity * line.Price)));
                }

                break;
        }
    }

    Line Goods(string section, Goods line) => Say(section, House.LineStyle,
        ("qty", Digits(line.Quantity)), ("item", line.Item), ("unit", line.Unit),
        ("price", Amount(line.Price)), ("sum", Amount(line.Quantity * line.Price)));

    IEnumerable<Line> Sentences(string section, int count, bool evidence = false)
    {
        var sentences = _grammar.Section(section).ToList();
        chance.Shuffle(sentences);
        return sentences.Take(count).Select(sentence => new Line(Sentence(sentence), evidence)).ToList();
    }

    Line InHouseWording(string section)
    {
        var choice = House.ChoiceOf(section);
        return new Line(Sentence(Chosen(_grammar.Draw(section, choice), choice)));
    }

    string Sentence(string pattern)
    {
        var text = Fill(pattern);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    Line[] Sometimes(double probability, string section, params (string Name, string Value)[] own) =>
        chance.Happens(probability) ? [Say(section, own)] : [];

    Line Say(string section, params (string Name, string Value)[] own) => new(Fill(_grammar.Draw(section, chance), own));

    Line Say(string section, int style, params (string Name, string Value)[] own)
    {
        var patterns = _grammar.Section(section);
        return new(Fill(patterns[style % patterns.Count], own));
    }

    static string Switch(string pattern, bool first) =>
        Regex.Replace(pattern, "<([^/>]*)/([^>]*)>", match => match.Groups[first ? 1 : 2].Value);

    string Fill(string pattern, params (string Name, string Value)[] own)
    {
        return Regex.Replace(Chosen(pattern, chance), @"\$([a-z]+)", match =>
        {
            var name = match.Groups[1].Value;
            var value = Array.Find(own, pair => pair.Name == name).Value ?? Value(name);
            return KeepsValues ? Noise.Spared(value) : value;
        });
    }

    static string Chosen(string pattern, Chance chance) =>
        Regex.Replace(pattern, @"\{([^}]*)\}", match => chance.Pick(match.Groups[1].Value.Split('|')));

    string Value(string name) => name switch
    {
        "number" => _number,
        "title" => _title,
        "date" => Date(record.Date),
        "due" => Date(record.Due),
        "supplier" => record.Supplier,
        "buyer" => record.Buyer,
        "name" => record.Issuer,
        "total" => Money(record.Total),
        "net" => Amount(record.Net),
        "tax" => Amount(record.Tax),
        "rate" => Digits(record.TaxRate),
        "small" => Money(1000 + (5 * chance.Below(20000))),
        "days" => chance.Pick(["14", "30", "45", "60"]),
        "pct" => chance.Pick(["1", "2", "3", "5"]),
        "k" => Digits(2 + chance.Below(8)),
        "kg" => Digits(20 + chance.Below(900)),
        "iban" => Digits(1000 + chance.Below(9000)) + " " + Digits(1000 + chance.Below(9000)),
        "inv" or "po" or "dn" or "qt" or "cn" => Reference(name),
        _ => throw new InvalidOperationException($"The grammar uses ${name}, which no record has."),
    };

    string Reference(string kind) => Fill(_grammar.Draw($"ref {kind}", chance), ("id", record.Refs[kind]));

    string Money(long hundredths) =>
        House.CurrencyFirst ? $"{CurrencyName} {Amount(hundredths)}" : $"{Amount(hundredths)} {CurrencyName}";

    string CurrencyName => (record.Arabic, record.Currency) switch
    {
        (false, var code) => code,
        (true, "AED") => "درهم",
        (true, "SAR") => "ريال",
        _ => "جنيه",
    };

    static string Amount(long hundredths) => (hundredths / 100m).ToString("N2", CultureInfo.InvariantCulture);

    static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    string Date(DateOnly date)
    {
        var format = House.DateStyle switch
        {
            0 => "yyyy-MM-dd",
            1 => "dd/MM/yyyy",
            2 when !record.Arabic => "d MMM yyyy",
            _ => "dd.MM.yyyy",
        };
        return date.ToString(format, CultureInfo.InvariantCulture);
    }
}

/// <summary>What scanners and spelling habits do to a text.</summary>
static class Noise
{
    // Characters between these two (private use) are spared; the marks themselves never reach a file.
    const char Open = '\uE000';
    const char Close = '\uE001';

    static readonly string[] LookAlikes =
    [
        "O0Q", "l1I|", "S5", "B8", "Z2", "G6", "g9q", "ceo", "aoe", "nm", "uvn", "hb", "tf", "ij", "rn", "wv", "dcl", ".,", ":;", "-_",
        "بتثن", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق", "يى", "هة", "اأإ", "كل",
    ];

    public static string Spared(string value) => Open + value + Close;

    /// <summary>Substitutions, deletions and insertions in the proportion 5:1:1, at the given share of characters.</summary>
    public static string Misread(string text, double share, bool arabic, Chance chance)
    {
        var result = new StringBuilder(text.Length);
        var spared = 0;
        foreach (var letter in text)
        {
            if (letter is Open or Close)
            {
                spared += letter == Open ? 1 : -1;
                continue;
            }

            if (letter == '\n' || spared > 0 || share == 0 || !chance.Happens(share))
            {
                result.Append(letter);
                continue;
            }

            switch (chance.Below(7))
            {
                case 5:
                    break;
                case 6:
                    result.Append(letter).Append(AnyLetter(arabic, chance));
                    break;
                default:
                    result.Append(Substitute(letter, arabic, chance));
                    break;
            }
        }

        return result.ToString();
    }

    /// <summary>Arabic-Indic digits, stretched words, and hamza or taa left out, as people type them.</summary>
    public static string ArabicSpelling(string text, bool indicDigits, Chance chance)
    {
        var (dropsHamza, dropsTaa, stretches) = (chance.Happens(0.3), chance.Happens(0.2), chance.Happens(0.2));
        text = dropsHamza ? OutsideSpared(text, part => part.Replace('أ', 'ا').Replace('إ', 'ا').Replace('آ', 'ا')) : text;
        text = dropsTaa ? OutsideSpared(text, part => Regex.Replace(part, @"ة\b", "ه")) : text;
        text = stretches ? OutsideSpared(text, Stretched) : text;
        return indicDigits ? IndicDigits(text) : text;

        string Stretched(string part) =>
            Regex.Replace(part, @"(?<=\w[سشصضعفكلمنهي])(?=[ا-ي]{2})", _ => chance.Happens(0.06) ? "ــ" : "");
    }

    static string IndicDigits(string text)
    {
        text = Regex.Replace(text, @"(?<=\d),(?=\d{3})", "٬");
        text = Regex.Replace(text, @"(?<=\d)\.(?=\d\d(?!\d|\.))", "٫");
        return Regex.Replace(text, "[0-9]", digit => ((char)('٠' + digit.Value[0] - '0')).ToString());
    }

    static string OutsideSpared(string text, Func<string, string> change) =>
        Regex.Replace(text, $"{Open}[^{Close}]*{Close}|[^{Open}]+", part => part.Value[0] == Open ? part.Value : change(part.Value));

    static char Substitute(char letter, bool arabic, Chance chance)
    {
        var alike = LookAlikes.Where(group => group.Contains(letter, StringComparison.Ordinal)).ToArray();
        if (alike.Length == 0 || chance.Happens(0.2))
        {
            return AnyLetter(arabic, chance);
        }

        return chance.Pick(chance.Pick(alike).Where(other => other != letter).ToArray());
    }

    static char AnyLetter(bool arabic, Chance chance) =>
        arabic ? "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"[chance.Below(28)] : (char)('a' + chance.Below(26));
}

/// <summary>One line of a file.</summary>
sealed record Item(Record Record, Draft Draft)
{
    public string Id { get; set; } = "";
    public string Text => Draft.Text;
    public DocumentType? WrongLabel { get; set; }
    public DocumentType? Alternate { get; init; }
    public Item? Original { get; init; }
    public Item? FlippedFrom { get; init; }
    public Item? RewordedFrom { get; init; }

    public string ClassificationLine() => new JsonLine()
        .Add("id", Id)
        .Add("text", Text)
        .Add("label", (WrongLabel ?? Record.Type).Code)
        .Add("language", Language)
        .Add("source", Draft.Source)
        .Add("ocr_noise", Draft.Damage switch { 0 => "none", < 0.04 => "light", _ => "heavy" })
        .Add("vendor", Record.Supplier)
        .Add("seen_vendor", Record.SeenVendor)
        .Add("duplicate_of", (Original ?? FlippedFrom)?.Id ?? "")
        .Add("flipped_from", FlippedFrom?.Id ?? "")
        .Add("reworded_from", RewordedFrom?.Id ?? "")
        .Add("ambiguous", Alternate is not null)
        .Add("alternates", Alternate is null ? [] : [Alternate.Code])
        .Add("label_noise", WrongLabel is not null)
        .ToString();

    public string ExtractionLine() => new JsonLine()
        .Add("id", Id)
        .Add("text", Text)
        .Add("target", new JsonLine()
            .Add("supplier", Record.Supplier)
            .Add("number", Record.Number)
            .Add("date", Record.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Add("currency", Record.Currency)
            .Add("total", Record.Total / 100m)
            .Add("lines", [.. Record.Lines.Select(line => $"{line.Quantity} x {line.Item}")]))
        .Add("type", Record.Type.Code)
        .Add("language", Language)
        .Add("source", Draft.Source)
        .Add("vendor", Record.Supplier)
        .Add("seen_vendor", Record.SeenVendor)
        .ToString();

    string Language => Record.Arabic ? "ar" : "en";
}

/// <summary>A JSON object on one line, its members in the order they were added. Arabic stays readable.</summary>
sealed class JsonLine
{
    readonly StringBuilder _json = new();

    public JsonLine Add(string name, string value) => AddRaw(name, Quote(value));

    public JsonLine Add(string name, bool value) => AddRaw(name, value ? "true" : "false");

    public JsonLine Add(string name, decimal value) => AddRaw(name, value.ToString("0.00", CultureInfo.InvariantCulture));

    public JsonLine Add(string name, string[] values) => AddRaw(name, $"[{string.Join(',', values.Select(Quote))}]");

    public JsonLine Add(string name, JsonLine value) => AddRaw(name, value.ToString());

    public override string ToString() => $"{{{_json}}}";

    JsonLine AddRaw(string name, string json)
    {
        _json.Append(_json.Length == 0 ? "" : ",").Append(Quote(name)).Append(":").Append(json);
        return this;
    }

    // No text of ours holds a control character but the line break.
    static string Quote(string value) => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"";
}

/// <summary>The sentences of one language, from its grammar file.</summary>
sealed class Grammar
{
    static readonly string Folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
    static readonly Grammar English = new("grammar.en.txt");
    static readonly Grammar Arabic = new("grammar.ar.txt");

    readonly Dictionary<string, List<string>> _sections = [];
    readonly HashSet<string> _shared;

    Grammar(string file)
    {
        var section = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)).Where(line => line != "" && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                _sections[line[1..^1]] = section = [];
            }
            else
            {
                section.Add(line);
            }
        }

        _shared = _sections
            .Where(pair => pair.Key.StartsWith("house ", StringComparison.Ordinal))
            .SelectMany(pair => pair.Value)
            .GroupBy(title => title)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet();
    }

    public static Grammar For(bool arabic) => arabic ? Arabic : English;

    public IReadOnlyList<string> Section(string name) => _sections[name];

    public string Draw(string section, Chance chance) => chance.Pick(_sections[section]);

    /// <summary>A heading that companies use for more than one type.</summary>
    public bool IsShared(string title) => _shared.Contains(title);
}

/// <summary>xoshiro256** 1.0 seeded by SplitMix64 (Blackman and Vigna, prng.di.unimi.it).</summary>
sealed class Chance
{
    ulong _s0, _s1, _s2, _s3;

    public Chance(ulong seed)
    {
        (_s0, _s1, _s2, _s3) = (Mix(), Mix(), Mix(), Mix());

        ulong Mix()
        {
            seed += 0x9E3779B97F4A7C15;
            var z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => NextDouble() < probability;

    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public void Shuffle<T>(List<T> items)
    {
        for (var last = items.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
